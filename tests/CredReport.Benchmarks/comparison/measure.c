/*
 * Runs a command several times, without a terminal and with all output to /dev/null, and prints a line for each run:
 * wall, user and system time in microseconds, and peak resident memory in KiB.
 *
 * The peak that Linux tells of a process starts with what its parent had when it forked: this parent is small, which a
 * shell or a runtime is not.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: measure TIMES COMMAND [ARGUMENT...]\n");
        return 2;
    }

    posix_spawn_file_actions_t no_terminal;
    posix_spawn_file_actions_init(&no_terminal);
    posix_spawn_file_actions_addopen(&no_terminal, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&no_terminal, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&no_terminal, 2, "/dev/null", O_WRONLY, 0);

    for (int left = atoi(argv[1]); left > 0; left--) {
        struct timespec begin, end;
        struct rusage used;
        pid_t child;
        int status;

        clock_gettime(CLOCK_MONOTONIC, &begin);
        int error = posix_spawnp(&child, argv[2], &no_terminal, NULL, argv + 2, environ);
        if (error != 0) {
            fprintf(stderr, "measure: %s: %s\n", argv[2], strerror(error));
            return 2;
        }
        while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) { }
        clock_gettime(CLOCK_MONOTONIC, &end);

        /* 1 is credreport's word for users that fail. */
        if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
            fprintf(stderr, "measure: %s ended with status %d\n", argv[2], WIFEXITED(status) ? WEXITSTATUS(status) : -1);
            return 2;
        }

        long long wall = (end.tv_sec - begin.tv_sec) * 1000000LL + (end.tv_nsec - begin.tv_nsec) / 1000;
        printf("%lld %lld %lld %ld\n", wall, microseconds(used.ru_utime), microseconds(used.ru_stime), used.ru_maxrss);
    }
    return 0;
}
