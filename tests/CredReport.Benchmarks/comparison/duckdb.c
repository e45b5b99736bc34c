/*
 * Runs a file of SQL by DuckDB's library on a number of threads. The package that holds the library is made for Node.js, whose
 * start and memory are not DuckDB's: this program has next to none of its own.
 */
#include <stdio.h>
#include <stdlib.h>

/* What is used of DuckDB's C interface, which the package brings no header for. */
typedef struct { unsigned long long unused[3]; void *columns; char *error; void *data; } duckdb_result;
extern int duckdb_create_config(void **config);
extern int duckdb_set_config(void *config, const char *name, const char *value);
extern int duckdb_open_ext(const char *path, void **database, void *config, char **error);
extern int duckdb_connect(void *database, void **connection);
extern int duckdb_query(void *connection, const char *sql, duckdb_result *result);
extern const char *duckdb_result_error(duckdb_result *result);

int main(int argc, char **argv)
{
    static char sql[1 << 20];
    void *config, *database, *connection;
    char *error = NULL;
    duckdb_result result;

    if (argc != 3) {
        fprintf(stderr, "usage: duckdb THREADS FILE\n");
        return 2;
    }

    FILE *file = fopen(argv[2], "r");
    if (file == NULL || fread(sql, 1, sizeof sql - 1, file) == 0) {
        perror(argv[2]);
        return 2;
    }
    fclose(file);

    if (duckdb_create_config(&config) != 0 || duckdb_set_config(config, "threads", argv[1]) != 0
        || duckdb_open_ext(NULL, &database, config, &error) != 0 || duckdb_connect(database, &connection) != 0) {
        fprintf(stderr, "duckdb: cannot be started: %s\n", error != NULL ? error : "no reason given");
        return 2;
    }
    if (duckdb_query(connection, sql, &result) != 0) {
        fprintf(stderr, "duckdb: %s\n", duckdb_result_error(&result));
        return 2;
    }
    return 0;
}
