package admin

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
	"sidan/tui/command/roster"
	"sidan/tui/sheet"
)

// hubImportCommand makes `sidan hub import`, which takes a list of an office into the hub. It makes the hub if there is
// none.
func (p program) hubImportCommand(data *string) *cobra.Command {
	var t roster.Terms
	use := "import --data DIR places|people|units|teams|posts|households FILE.csv [--grid PATH] [--compound NAME] " +
		"[--dry-run] [--accept-changes] [--skip-bad]"
	c := p.Command(use, text.CmdHubImport, 2, 2, func(ctx context.Context, args []string) error {
		kind, ok := sheet.KindNamed(args[0])
		if !ok {
			return cli.Usage(text.OneOf, "import", cli.Clip(args[0]), strings.Join(roster.Names(), " "))
		}
		file, err := roster.Importer{Run: p.Run}.Read(args[1], kind, t)
		if err != nil {
			return err
		}
		return p.keeperOf(ctx, *data, Begin, func(k hub.Keeper) error {
			known, err := k.Places(ctx)
			if err != nil {
				return err
			}
			places := make([]sheet.Place, len(known))
			for i, at := range known {
				places[i] = sheet.Place(at)
			}
			list, err := file.Understand(places)
			if err != nil {
				return err
			}
			return roster.Importer{Run: p.Run}.Import(ctx, k.Import, args[1], list, t.Hub())
		})
	})
	roster.Importer{Run: p.Run}.Flags(c, &t)
	return c
}
