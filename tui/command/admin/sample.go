package admin

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/sample"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// SampleSize holds the flags that choose a sample world.
type SampleSize struct{ size, seed string }

// Flags declares the flags on a command.
func (s *SampleSize) Flags(p *cli.Run, c *cobra.Command) {
	p.Flag(c, &s.size, "size", "SIZE", text.FlagSize)
	p.Flag(c, &s.seed, "seed", "N", text.FlagSeed)
}

// sizes are the worlds that may be chosen: one community, or the whole county of the case study.
var sizes = map[string]func(uint64, model.Day) sample.World{"small": sample.Small, "longli": sample.Longli}

// World makes up the world that the flags choose, as it is at the time now.
func (s SampleSize) World(now time.Time) (sample.World, error) {
	sized, ok := sizes[cmp.Or(s.size, "small")]
	if !ok {
		return sample.World{}, cli.Usage(text.OneOf, "--size", cli.Clip(s.size), "small longli")
	}
	seed := uint64(1)
	if s.seed != "" {
		n, err := strconv.ParseUint(s.seed, 10, 64)
		if err != nil {
			return sample.World{}, cli.Usage(text.BadValue, "--seed", cli.Clip(s.seed), "7")
		}
		seed = n
	}
	return sized(seed, model.DayOf(now)).Until(now), nil
}

// Vacant returns an error if there is anything in a directory. An empty directory, or none, is vacant.
func Vacant(dir string) error {
	found, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(found) > 0:
		return cli.Fail(cli.ExitFailed, "home-there", text.HomeThere, dir)
	}
	return nil
}

// hubSampleCommand makes `sidan hub sample`, which makes a hub with a sample world in an empty directory.
func (p program) hubSampleCommand(data *string) *cobra.Command {
	var s SampleSize
	c := p.Command("sample --data DIR [--size small|longli] "+
		"[--seed N]", text.CmdHubSample, 0, 0, func(ctx context.Context, _ []string) error {
		made, err := s.World(p.Clock())
		if err != nil {
			return err
		}
		if err := Vacant(*data); err != nil {
			return cli.Fail(cli.ExitFailed, "hub-there", text.HubNotEmpty, *data)
		}
		h, err := Begin(ctx, *data, time.Now)
		if err != nil {
			return err
		}
		bar := p.Progress(made.About)
		err = errors.Join(h.Replay(ctx, cli.Stepping(bar, made.Changes)), h.Close())
		bar.End()
		if err != nil {
			return err
		}
		p.Answer(struct {
			Data string     `json:"data"`
			Code model.Path `json:"code"`
		}{*data, made.County.Path}, text.HubSampleMade.In(p.Lang, *data))
		return nil
	})
	s.Flags(p.Run, c)
	return c
}
