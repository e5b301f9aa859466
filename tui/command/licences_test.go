package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/licences.txt anew")

// licences is the file that goes with every binary: what is linked into it, and the terms of each.
const licences = "../../docs/licences.txt"

var licenceName = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice|patents)(\.txt|\.md)?$`)

// derived is linked into no binary: model/register/readings.txt is made of its dictionary.
const derived = "github.com/mozillazg/go-pinyin"

// linked are the packages of other modules in a binary for a system, and where each lies.
func linked(t *testing.T, system string) []linkedPackage {
	t.Helper()
	return packages(t, system, "-deps", "sidan")
}

// packages are those of other modules that go list names.
func packages(t *testing.T, system string, args ...string) (all []linkedPackage) {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=Dir,Module"}, args...)...)
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list for %s: %v", system, err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p linkedPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module.Path != "" && !p.Module.Main {
			all = append(all, p)
		}
	}
}

type linkedPackage struct {
	Dir    string
	Module struct {
		Path, Version, Dir string
		Main               bool
	}
}

// licencesOf are the texts in the folders of a module's linked packages, up to the module's own: parts of one
// may have terms of their own.
func licencesOf(t *testing.T, packages []linkedPackage) (files []string) {
	t.Helper()
	for _, p := range packages {
		for dir := p.Dir; ; dir = filepath.Dir(dir) {
			names, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range names {
				if licenceName.MatchString(n.Name()) && !n.IsDir() {
					files = append(files, filepath.Join(dir, n.Name()))
				}
			}
			if dir == p.Module.Dir {
				break
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// TestEveryLicenceGoesWithTheBinary: docs/licences.txt has the terms of Go and of every module that is linked
// into the program on any system it is built for, or has data in it. go test ./tui/command -run EveryLicence -update
// writes it anew.
func TestEveryLicenceGoesWithTheBinary(t *testing.T) {
	t.Parallel()
	modules := map[string][]linkedPackage{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, p := range append(linked(t, system), packages(t, system, derived)...) {
			key := p.Module.Path + " " + p.Module.Version
			modules[key] = append(modules[key], p)
		}
	}
	var b strings.Builder
	b.WriteString(
		"What is linked into sidan beside its own code, " +
			"and on what terms. Made by TestEveryLicenceGoesWithTheBinary.\n",
	)
	add := func(what, file string) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.ReplaceAll(string(text), "\r\n", "\n")
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), what, strings.TrimSpace(lines))
	}
	goRoot := strings.TrimSpace(string(ran(t, "go", "env", "GOROOT")))
	add("Go, its runtime and standard library", filepath.Join(goRoot, "LICENSE"))
	for _, key := range slices.Sorted(maps.Keys(modules)) {
		files := licencesOf(t, modules[key])
		if len(files) == 0 {
			t.Errorf("%s has no licence", key)
		}
		for _, file := range files {
			within, _ := filepath.Rel(modules[key][0].Module.Dir, file)
			add(key+": "+filepath.ToSlash(within), file)
		}
	}
	if *update {
		must(t, os.WriteFile(licences, []byte(b.String()), 0o644))
	}
	kept, err := os.ReadFile(licences)
	must(t, err)
	if string(kept) != b.String() && runtime.GOOS == "linux" {
		t.Error("docs/licences.txt is not what is linked now: run the test with -update and read the difference")
	}
}
