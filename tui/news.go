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

// news says which news of tasks the person at the desk has seen. It is kept in the home, encrypted like everything
// there. So what the person has not looked at today is still new tomorrow.
type news struct {
	seen map[model.TaskID]int64 // for each task, the time of the newest news that was seen, in Unix seconds
	from int64                  // nothing that happened before this time is new, in Unix seconds
}

// newsKey is the key under which the home keeps what was seen, beside the drafts.
var newsKey = desk.DraftKey{Form: "news"}

// keptNews is news as it is kept on the disk.
type keptNews struct {
	From int64            `json:"from"`
	Seen map[string]int64 `json:"seen"`
}

// readNews reads what was seen until now. For a person of whom nothing is kept, anything from before yesterday is not
// new.
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

// newsOf returns the news of a task. It reports false if there is none or the person has seen it.
func (a *App) newsOf(t *model.Task) (register.News, bool) {
	n, is := a.desk.Register().News(t, a.desk.Today())
	at := n.At.Unix()
	return n, is && at >= a.news.from && at > a.news.seen[t.ID]
}

// newTasks returns the tasks with unseen news, the newest news first.
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

// MarkSeen notes that the person has seen the news of a task. It also forgets what was seen of tasks that no longer
// have any news.
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
	// if the write fails, the task is new again after the next start
	return a.writer.do(job{func() error { return home.PutDraft(newsKey, data) }, func(error) tea.Cmd { return nil }})
}

// countNews returns how many tasks have unseen news. It counts only once after each change of facts.
func (a *App) countNews() int {
	if !a.counted {
		a.newCount, a.counted = len(a.newTasks()), true
	}
	return a.newCount
}

// whatIsNew returns a sentence about the tasks that have got news for the person. before are the tasks that had unseen
// news earlier. It returns "" if there is nothing to tell.
func (a *App) whatIsNew(before []*model.Task) string {
	was := map[model.TaskID]register.News{}
	for _, t := range before {
		was[t.ID], _ = a.desk.Register().News(t, a.desk.Today())
	}
	var said []string
	for _, t := range a.newTasks() {
		n, _ := a.newsOf(t)
		if was[t.ID] != n {
			said = append(said, text.News(a.lang, string(n.By))+" "+present.NewReader(a.lang, a.desk).TaskName(t))
		}
	}
	const most = 2
	if over := len(said) - most; over > 0 {
		said = append(said[:most], text.NewsMore(a.lang, over))
	}
	return strings.Join(said, "   ")
}
