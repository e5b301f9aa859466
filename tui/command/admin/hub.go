package admin

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/tui/command/cli"
)

// defaultListen is the address where a hub listens if --listen is not given. Only this machine can reach it.
const defaultListen = "127.0.0.1:8731"

// program carries out the commands of a hub.
type program struct{ *cli.Run }

// Command makes `sidan hub`, which serves a hub, and the commands below it.
func Command(run *cli.Run) *cobra.Command { return program{run}.command() }

func (p program) command() *cobra.Command {
	var data, listen, seal string
	c := p.Group("hub", text.CmdHub)
	c.Use = "hub --data DIR [--listen HOST:PORT] [--tls off|self|CERT,KEY]"
	c.PersistentFlags().Var(cli.Value{To: &data, Kind: "DIR"}, "data", text.FlagData.In(p.Lang))
	p.Flag(c, &listen, "listen", "HOST:PORT", text.FlagListen)
	p.Flag(c, &seal, "tls", "off|self|CERT,KEY", text.FlagTLS)
	c.AddCommand(p.hubSampleCommand(&data), p.hubImportCommand(&data), p.hubInviteCommand(&data),
		p.hubDevicesCommand(&data),
		p.hubRevokeCommand(&data), p.hubBackupCommand(&data), p.hubRestoreCommand(&data), p.hubCheckCommand(&data))
	p.Later(c, "audit")
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error {
		return p.serve(c.Context(), data, cmp.Or(listen, defaultListen), seal)
	})
	c.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if err := p.Ready(c); err != nil {
			return err
		}
		switch {
		case c.Hidden: // a command that is planned; it refuses by itself
		case data == "":
			return cli.Usage(text.MissingFlag, "--data", cli.Topic(c))
		case strings.HasPrefix(data, "postgres://"), strings.HasPrefix(data, "postgresql://"):
			return cli.NotYet("--data postgres://")
		}
		return nil
	}
	return c
}

// serve runs the hub until ctx ends. It prints the address where the hub listens, on a line of its own on stdout.
func (p program) serve(ctx context.Context, data, listen, seal string) (err error) {
	p.Log = cli.NewLog(data)
	h, err := Begin(ctx, data, time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if err := h.CheckJournal(ctx); err != nil {
		return err
	}
	if err := p.onlySample(ctx, h); err != nil {
		return err
	}
	key, own, err := keyOf(data, listen, seal)
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", listen)
	if err != nil {
		return cannotListen(listen, err)
	}
	url := "http://" + l.Addr().String()
	if key != nil {
		url = "https://" + l.Addr().String()
	}
	var told *tls.Certificate
	if own {
		told = key
	}
	if err := serve.AnnounceKey(h, data, told); err != nil {
		return errors.Join(err, l.Close())
	}
	secret, remove, err := serve.WriteOwner(data, url, key, rand.Reader)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	defer func() { err = errors.Join(err, remove()) }()
	fmt.Fprintln(p.Out, "listening on "+url)
	if err := p.Out.Flush(); err != nil {
		return errors.Join(err, l.Close())
	}
	serve.TuneMemory()
	return serve.NewServer(h, secret, p.Log).Serve(ctx, l, key)
}

// errWindowsInUse is WSAEADDRINUSE, which Windows reports instead of the portable EADDRINUSE.
const errWindowsInUse = syscall.Errno(10048)

// cannotListen returns the error of the command line for a hub that cannot listen at an address.
func cannotListen(listen string, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, syscall.EADDRINUSE), runtime.GOOS == "windows" && errors.Is(err, errWindowsInUse):
		return cli.Fail(cli.ExitFailed, "listen", text.PortTaken, cli.Clip(listen))
	}
	return cli.Fail(cli.ExitUsage, "listen", text.ListenWhere, cli.Clip(listen))
}

// looksAfter makes a command that looks after a hub, with args arguments, which is 0 or 1. It calls run with the
// argument, or with "" if there is none.
func (p program) looksAfter(
	data *string, use string, says text.Sentence, args int,
	run func(ctx context.Context, k hub.Keeper, arg string) error,
) *cobra.Command {
	return p.Command(use, says, args, args, func(ctx context.Context, words []string) error {
		if err := existing(*data); err != nil {
			return err
		}
		return p.keeper(ctx, *data, func(k hub.Keeper) error { return run(ctx, k, strings.Join(words, "")) })
	})
}

// keeper calls fn with the hub of a data directory, whether the hub runs or not. It makes no hub where there is none.
func (p program) keeper(ctx context.Context, data string, fn func(hub.Keeper) error) error {
	return p.keeperOf(ctx, data, Open, fn)
}

// keeperOf calls fn with the hub of a data directory. If nobody serves the hub, keeperOf opens it with open.
func (p program) keeperOf(ctx context.Context, data string, open hubOpener, fn func(hub.Keeper) error) (err error) {
	k, err := serve.Dial(ctx, data, func(dir string) (*hub.Hub, error) { return openAtRest(ctx, dir, open) })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	if err := p.onlySample(ctx, k); err != nil {
		return err
	}
	return fn(k)
}

// onlySample refuses --at for a hub that is not a sample, because real people work with it.
func (p program) onlySample(ctx context.Context, k hub.Keeper) error {
	if p.At.IsZero() {
		return nil
	}
	st, err := k.Status(ctx)
	if err == nil && !st.Sample {
		err = cli.Usage(text.OnlySample)
	}
	return err
}

// existing returns an error if there is no data directory, because a command that looks after a hub must not make one.
func existing(data string) error {
	_, err := os.Stat(data)
	return err
}
