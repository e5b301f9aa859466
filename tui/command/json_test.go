package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// checkJSON looks at what the last command printed, an object a line:
//
//	json .state == claimed              the only object, or the first
//	json [.done=false] .id -> DOOR      the first whose fields are so, into the environment
//	json [.kind=task] count == 1        how many there are
//	json .history.-1.words has 梯子       a text or a list that holds it
//
// Fields are parted by dots; a number counts a list from its front, or its end; "count" is how long a list is.
func checkJSON(ts *testscript.TestScript, neg bool, args []string) {
	rows := readRows(ts)
	if len(args) > 0 && strings.HasPrefix(args[0], "[") {
		rows = selected(rows, strings.Trim(args[0], "[]"))
		args = args[1:]
	}
	if len(args) != 3 {
		ts.Fatalf("usage: json [.field=value,…] .field ==|!=|has|-> value")
	}
	got := strconv.Itoa(len(rows))
	if args[0] != "count" {
		if len(rows) == 0 {
			ts.Fatalf("no object is like that")
		}
		got = field(ts, rows[0], args[0])
	}
	switch args[1] {
	case "->":
		ts.Setenv(args[2], got)
		return
	case "==":
		neg = neg != (got != args[2])
	case "!=":
		neg = neg != (got == args[2])
	case "has":
		neg = neg != !strings.Contains(got, args[2])
	default:
		ts.Fatalf("no operator %s", args[1])
	}
	if neg {
		ts.Fatalf("%s is %s", strings.Join(args, " "), got)
	}
}

// checkKeys wants every object that the last command printed to have each of the keys, whatever its value: keys
// id no due. A key with a dot is looked up within; where what holds it is null or an empty list it is not asked
// for.
func checkKeys(ts *testscript.TestScript, _ bool, args []string) {
	rows := readRows(ts)
	if len(rows) == 0 {
		ts.Fatalf("nothing was printed")
	}
	for i, row := range rows {
		for _, key := range args {
			if !hasKey(row, key) {
				ts.Fatalf("object %d has no %s: %v", i+1, key, row)
			}
		}
	}
}

// checkKeysOf is keys for those objects that have the first one: keysof verdict row column.
func checkKeysOf(ts *testscript.TestScript, _ bool, args []string) {
	n := 0
	for i, row := range readRows(ts) {
		if !hasKey(row, args[0]) {
			continue
		}
		n++
		for _, key := range args[1:] {
			if !hasKey(row, key) {
				ts.Fatalf("object %d has no %s: %v", i+1, key, row)
			}
		}
	}
	if n == 0 {
		ts.Fatalf("no object has %s", args[0])
	}
}

func hasKey(v any, key string) bool {
	first, rest, deeper := strings.Cut(key, ".")
	switch v := v.(type) {
	case map[string]any:
		in, there := v[first]
		return there && (!deeper || hasKey(in, rest))
	case []any:
		for _, in := range v {
			if !hasKey(in, key) {
				return false
			}
		}
		return true
	}
	return v == nil
}

func readRows(ts *testscript.TestScript) (rows []any) {
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		d := json.NewDecoder(strings.NewReader(line))
		d.UseNumber()
		var v any
		if err := d.Decode(&v); err != nil {
			ts.Fatalf("not an object: %s", line)
		}
		rows = append(rows, v)
	}
	return rows
}

func selected(rows []any, where string) (found []any) {
	for _, row := range rows {
		fits := true
		for cond := range strings.SplitSeq(where, ",") {
			name, want, _ := strings.Cut(cond, "=")
			got, ok := lookup(row, name)
			fits = fits && ok && got == want
		}
		if fits {
			found = append(found, row)
		}
	}
	return found
}

func field(ts *testscript.TestScript, row any, name string) string {
	got, ok := lookup(row, name)
	if !ok {
		ts.Fatalf("there is no %s in %v", name, row)
	}
	return got
}

// lookup is a field's value as text.
func lookup(v any, name string) (string, bool) {
	for part := range strings.SplitSeq(strings.TrimPrefix(name, "."), ".") {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[part]
			if !ok {
				return "", false
			}
			v = next
		case []any:
			if part == "count" {
				v = json.Number(strconv.Itoa(len(in)))
				continue
			}
			i, err := strconv.Atoi(part)
			if i < 0 {
				i += len(in)
			}
			if err != nil || i < 0 || i >= len(in) {
				return "", false
			}
			v = in[i]
		default:
			return "", false
		}
	}
	switch v := v.(type) {
	case string:
		return v, true
	case nil:
		return "null", true
	case map[string]any, []any:
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		err := enc.Encode(v)
		return strings.TrimSpace(b.String()), err == nil
	}
	return fmt.Sprint(v), true
}
