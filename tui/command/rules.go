package command

import (
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// ruleRow is a key of the county's rules. From is "", By null and On null while the default counts.
type ruleRow struct {
	Key     model.RuleKey `json:"key"`
	Value   string        `json:"value"`
	Default string        `json:"default"`
	From    model.Month   `json:"from"`
	By      *cli.Ref      `json:"by"`
	On      model.Day     `json:"on"`
	Coming  []comingRow   `json:"coming"`
}

// comingRow is a value that counts from a later month on.
type comingRow struct {
	Value string      `json:"value"`
	From  model.Month `json:"from"`
	By    *cli.Ref    `json:"by"`
	On    model.Day   `json:"on"`
}

// rulesCommand makes `sidan rules`, which lists what the county publishes and how, and `sidan rules set`.
func (p *program) rulesCommand() *cobra.Command {
	c := p.Command("rules", text.CmdRules, 0, -1, nil)
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error {
		return p.atDesk(c.Context(), func(s *homeDesk) error { p.printRules(s); return nil })
	})
	c.AddCommand(p.rulesSetCommand())
	return c
}

func (p *program) printRules(s *homeDesk) {
	t := p.Table(text.HeadKey, text.HeadRule, text.HeadValue, text.HeadSince, text.HeadName, text.HeadComing)
	now := s.Today().Month()
	for _, k := range model.RuleKeys() {
		set, _ := s.Rules().Setting(k, now)
		row := ruleRow{k, s.Rules().Value(k, now), k.Default(), set.From, cli.RefOf(set.By), set.On, []comingRow{}}
		var coming []string
		for _, c := range s.Rules().Coming(k, now) {
			row.Coming = append(row.Coming, comingRow{c.Value, c.From, cli.RefOf(c.By), c.On})
			coming = append(coming, text.RuleComing(p.Lang, c))
		}
		if p.JSON {
			p.Object(row)
			continue
		}
		t.Row(
			string(k), text.Rule(p.Lang, k), text.RuleValue(p.Lang, k, row.Value), text.RuleSince(p.Lang, set),
			set.By.Name, text.Listed(p.Lang, coming...),
		)
	}
	if !p.JSON {
		t.Print()
	}
}

// rulesSetCommand makes `sidan rules set`.
func (p *program) rulesSetCommand() *cobra.Command {
	var from string
	c := p.Command("set KEY=VALUE… [--from MONTH]", text.CmdRulesSet, 1, -1, nil)
	p.Flag(c, &from, "from", "MONTH", text.FlagRulesFrom)
	c.RunE = func(c *cobra.Command, args []string) error {
		since, err := month("from", from)
		if err != nil {
			return err
		}
		var values []model.RuleValue
		for _, arg := range args {
			key, typed, ok := strings.Cut(arg, "=")
			if !ok {
				return cli.Usage(text.BadValue, "KEY=VALUE", cli.Clip(arg), "ranking=on")
			}
			v := model.RuleValue{Key: model.RuleKey(strings.TrimSpace(key)), Value: strings.TrimSpace(typed)}
			if value, ok := v.Key.Read(typed); ok {
				v.Value = value
			}
			values = append(values, v)
		}
		return p.atDesk(c.Context(), func(s *homeDesk) error {
			plan, err := s.PlanRules(values, since)
			if err != nil {
				return err
			}
			if err := s.keep(c.Context(), plan); err != nil {
				return err
			}
			p.printRules(s)
			return nil
		})
	}
	return c
}
