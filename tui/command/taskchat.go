package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
)

// chatText is the text for the chat group, the tasks in it, and those that cannot be in it.
type chatText struct {
	Text  string     `json:"text"`
	Tasks []chatTask `json:"tasks"`
	Left  []chatTask `json:"left"`
}

// chatTask is a task that was named for the chat group. Why says why it was left out; it is "" for one in the text.
type chatTask struct {
	ID  model.TaskID `json:"id"`
	No  string       `json:"no"`
	Why string       `json:"why"`
}

func (p *program) taskChatCommand() *cobra.Command {
	const most = 100 // as many as a message of a chat holds
	return p.Command("chat ID...", text.CmdTaskChat, 1, most, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			var tasks []*model.Task
			for _, id := range args {
				t, err := s.task(id)
				if err != nil {
					return err
				}
				tasks = append(tasks, t)
			}
			read := p.reader(s)
			said, left := read.ChatText(tasks)
			answer := chatText{said, []chatTask{}, []chatTask{}}
			for _, t := range tasks {
				if why := read.ChatBars(t); why == "" {
					answer.Tasks = append(answer.Tasks, chatTask{t.ID, t.No(), ""})
				}
			}
			for _, t := range left {
				answer.Left = append(answer.Left, chatTask{t.ID, t.No(), read.ChatBars(t)})
			}
			if p.JSON {
				p.Object(answer)
				return nil
			}
			if said != "" {
				p.Say(p.Out, said)
			}
			for _, one := range answer.Left {
				p.Say(p.Errs, one.No+"  "+one.Why)
			}
			return nil
		})
	})
}
