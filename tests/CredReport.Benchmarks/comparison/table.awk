# From what was measured (id, wall and processor time in microseconds, peak memory in KiB) to a table, and to what is asked and whether it is reached.

BEGIN { FS = "\t" }

FILENAME ~ /cases/ { ids[++cases] = $1; input[$1] = $2; program[$1] = $3; threads[$1] = $4; next }

{ n = ++runs[$1]; wall[$1, n] = $2; processor[$1, n] = $3; if ($4 > peak[$1]) peak[$1] = $4 }

# The median of an id's values, which are left sorted.
function median(values, id,    i, j, value) {
    for (i = 2; i <= runs[id]; i++) {
        value = values[id, i]
        for (j = i - 1; j >= 1 && values[id, j] > value; j--) values[id, j + 1] = values[id, j]
        values[id, j + 1] = value
    }
    i = int((runs[id] + 1) / 2)
    return runs[id] % 2 ? values[id, i] : (values[id, i] + values[id, i + 1]) / 2
}

function ms(microseconds) { return sprintf(microseconds < 100000 ? "%.1f" : "%.0f", microseconds / 1000) }

# A quotient, and nothing where a program was left out.
function ratio(id, other) { return (id in time) && (other in time) ? time[id] / time[other] : -1 }

function mib(id) { return peak[id] / 1024 }

function least(one, other) { return one < other ? one : other }

# Says one figure; "at most" and "at least" are the directions.
function asked(what, figure, unit, direction, bound,    reached) {
    if (figure < 0) { printf "| %s | %s %s %s | not measured | |\n", what, direction, bound, unit; return }
    reached = direction == "at most" ? figure <= bound : figure >= bound
    printf "| %s | %s %s %s | %.2f %s | %s |\n", what, direction, bound, unit, figure, unit, reached ? "reached" : "**not reached**"
}

END {
    print "| input | program | threads | wall, ms | user + sys, ms | × cat | peak, MiB |"
    print "|---|---|---|---|---|---|---|"
    for (c = 1; c <= cases; c++) {
        id = ids[c]
        time[id] = median(wall, id)
        split(id, part, ".")
        cat = part[1] ".cat"
        printf "| %s | %s | %s | %s (%s to %s) | %s | %s | %.1f |\n", input[id], program[id], threads[id], ms(time[id]), ms(wall[id, 1]), ms(wall[id, runs[id]]), \
            ms(median(processor, id)), (cat in time) ? sprintf("%.2f", time[id] / time[cat]) : "", mib(id)
    }

    print ""
    print "| asked | bound | measured | |"
    print "|---|---|---|---|"
    many = input["many.cat"]
    asked(many ", text, one thread", ratio("many.text.1", "many.cat"), "× cat", "at most", 4.5)
    asked(many ", text, two threads", ratio("many.text.2", "many.cat"), "× cat", "at most", 3)
    asked(many ", csv, one thread", ratio("many.csv.1", "many.cat"), "× cat", "at most", 6.5)
    asked(many ", csv, two threads", ratio("many.csv.2", "many.cat"), "× cat", "at most", 4)
    asked(many ", text, one thread", ratio("many.duckdb.1", "many.text.1"), "times faster than DuckDB", "at least", 5)
    asked(many ", text, two threads", ratio("many.duckdb.2", "many.text.2"), "times faster than DuckDB", "at least", 5)
    asked(many ", all rules, text, one thread", ratio("many.duckdb-all.1", "many.all.1"), "times faster than DuckDB", "at least", 10)
    asked(many ", all rules, text, two threads", ratio("many.duckdb-all.2", "many.all.2"), "times faster than DuckDB", "at least", 10)
    asked(input["folder.cat"] ", text, two threads", ratio("folder.text.2", "folder.cat"), "× cat", "at most", 1)
    report = input["report.cat"]
    asked(report ", text", time["report.text"] / 1000, "ms", "at most", 6)
    if ("report.duckdb.1" in time) time["report.duckdb"] = least(time["report.duckdb.1"], time["report.duckdb.2"])
    asked(report ", text", ratio("report.duckdb", "report.text"), "times faster than DuckDB", "at least", 7)
    asked(report ", text", ratio("report.python", "report.text"), "times faster than Python", "at least", 8)

    for (c = 1; c <= cases; c++) {
        id = ids[c]
        if (program[id] ~ /^credreport/ && id !~ /^report/ && mib(id) > largest) largest = mib(id)
    }
    asked("peak of all runs of many rows", largest, "MiB", "at most", 32)
    asked("peak of one report", mib("report.text"), "MiB", "at most", 16)
    asked("time a row, as rows become four times as many", ratio("many.text.1", "fewer.text") / 4, "times", "at most", 1.1)
    asked("time of " rules " rules by that of one", ratio("many.all.1", "many.text.1"), "times", "at most", rules)
}
