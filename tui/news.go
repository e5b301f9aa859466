package tui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/present"
)

// news is what of the tasks is new for the person at the desk: since when each was seen. It is kept in the
// home, sealed as everything there, so that what was not looked at yet is new tomorrow too.
type news struct {
	seen map[model.TaskID]int64 // the time of the news that was seen of a task
	from int64                  // nothing before is new
}

// newsKey is where it is kept, beside the drafts.
var newsKey = desk.DraftKey{Form: "news"}

// keptNews is its form on the disk.
type keptNews struct {
	From int64            `json:"from"`
	Seen map[string]int64 `json:"seen"`
}

// readNews finds what was seen until now. For who has none, what came before yesterday is not new.
func readNews(d *desk.Desk) news {
	n := news{map[model.TaskID]int64{}, (d.Today() - 1).Start().Unix()}
	var kept keptNews
	if data, _ := d.Draft(newsKey); json.Unmarshal(data, &kept) == nil {
		n.from = kept.From
		for id, at := range kept.Seen {
			if t, err := model.ParseID[model.Task](id); err == nil {
				n.seen[t] = at
			}
		}
	}
	return n
}

// newsOf gives what is new of a task; false where nothing is, or it was seen.
func (a *App) newsOf(t *model.Task) (register.News, bool) {
	n, is := a.desk.Register().News(t, a.desk.Today())
	at := n.At.Unix()
	return n, is && at >= a.news.from && at > a.news.seen[t.ID]
}

// newTasks are those with something new, the newest news first.
func (a *App) newTasks() (tasks []*model.Task) {
	at := map[model.TaskID]time.Time{}
	for _, t := range a.desk.Register().Tasks(register.AllView, a.desk.Today(), "") {
		if n, is := a.newsOf(t); is {
			tasks, at[t.ID] = append(tasks, t), n.At
		}
	}
	slices.SortStableFunc(tasks, func(x, y *model.Task) int { return at[y.ID].Compare(at[x.ID]) })
	return tasks
}

// MarkSeen takes note that what is new of a task was seen. What is no news any more is forgotten.
func (a *App) MarkSeen(t *model.Task) tea.Cmd {
	n, is := a.newsOf(t)
	if !is {
		return nil
	}
	a.news.seen[t.ID] = n.At.Unix()
	kept := keptNews{a.news.from, map[string]int64{}}
	for id, at := range a.news.seen {
		if now := a.desk.Register().Task(id); now != nil {
			if _, still := a.desk.Register().News(now, a.desk.Today()); still {
				kept.Seen[id.String()] = at
			}
		}
	}
	data, err := json.Marshal(kept)
	if err != nil {
		return nil
	}
	home := a.desk
	a.counted = false
	// not kept: it is new once more
	return a.writer.do(job{func() error { return home.PutDraft(newsKey, data) }, func(error) tea.Cmd { return nil }})
}

// countNews is how many tasks have something new, counted once after the facts changed.
func (a *App) countNews() int {
	if !a.counted {
		a.newCount, a.counted = len(a.newTasks()), true
	}
	return a.newCount
}

// whatIsNew says which tasks changed for the person since before; "" where none did.
func (a *App) whatIsNew(before []*model.Task) string {
	was := map[model.TaskID]register.News{}
	for _, t := range before {
		was[t.ID], _ = a.desk.Register().News(t, a.desk.Today())
	}
	var said []string
	for _, t := range a.newTasks() {
		n, _ := a.newsOf(t)
		if was[t.ID] != n {
			said = append(said, text.News(a.lang, string(n.By))+" "+present.TaskName(a.lang, t))
		}
	}
	const most = 2
	if over := len(said) - most; over > 0 {
		said = append(said[:most], text.NewsMore(a.lang, over))
	}
	return strings.Join(said, "   ")
}
