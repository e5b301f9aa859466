package sample

import (
	"slices"

	"sidan/model"
)

// units (包保单位) handle public matters, each by its liaison, and are responsible for one small grid each.
var units = []model.GroupAdded{
	unit("县住建局", "井盖护栏维修", "天然气政策"),
	unit("城南供电所", "路灯停电"),
	unit("县市政服务中心", "下水返水", "手续咨询"),
	unit("县医保局", "医保报销"),
	unit("城东派出所", "治安巡查", "消防通道"),
	unit("龙城供水公司", "水管停水"),
}

func unit(name string, does ...string) model.GroupAdded {
	return model.GroupAdded{Sort: model.ToUnit, Name: name, Place: countyPath, Does: does}
}

// teams are those of the community. Everybody who serves as Party member or volunteer is in one of them.
var teams = []model.GroupAdded{
	{Sort: model.ToTeam, Name: "红石榴志愿服务队", Place: communityPath, Does: []string{"陪护照看", "代办服务"}},
	{Sort: model.ToTeam, Name: "先锋志愿服务队", Place: communityPath, Does: []string{"环境卫生", "水电维修"}},
	{Sort: model.ToTeam, Name: "夜巡志愿服务队", Place: communityPath, Does: []string{"治安巡查", "纠纷调解"}},
}

// posts are the service posts that people may wish to serve at.
var posts = []model.GroupAdded{
	post(stairWarden, "水电维修", "楼道安全"),
	post(mediator, "纠纷调解"),
	post(advisor, "政策宣讲"),
	post(errandRunner, "代办服务"),
	post(environmental, "环境卫生"),
	post(companion, "陪护照看"),
	post(patrol, "治安巡查"),
	post(courteous, "劝导"),
}

func post(name string, does ...string) model.GroupAdded {
	return model.GroupAdded{Sort: model.ToPost, Name: name, Place: communityPath, Does: does}
}

// groups returns all units, teams and posts.
func groups() (all []model.GroupAdded) {
	for i, u := range units {
		u.Covers = []model.Path{sites[i].path}
		all = append(all, u)
	}
	return slices.Concat(all, teams, posts)
}

func idOf(g model.GroupAdded) model.RecordID {
	return model.GroupIDOf(g.Sort, g.Place, g.Name).Record()
}

// sentTo returns a group as an addressee of tasks. It is also how an account names the groups that it belongs to.
func sentTo(g model.GroupAdded) model.Addressee {
	return model.Addressee{Kind: g.Sort, ID: idOf(g), Name: g.Name}
}

// unitNamed returns the index of a unit in units, and of its liaison in liaisons.
func unitNamed(name string) int {
	return slices.IndexFunc(units, func(u model.GroupAdded) bool { return u.Name == name })
}

// postFor returns the town's post with the name of a wish.
func (t *town) postFor(wish string) (model.GroupAdded, bool) {
	i := slices.IndexFunc(t.groups, func(g model.GroupAdded) bool { return g.Sort == model.ToPost && g.Name == wish })
	if i < 0 {
		return model.GroupAdded{}, false
	}
	return t.groups[i], true
}

// joinTeam makes somebody a member of a team.
func (p *person) joinTeam(team model.GroupAdded) {
	p.Groups, p.Teams = append(p.Groups, sentTo(team)), append(p.Teams, team.Name)
}

// joinPosts makes somebody a member of the town's posts at which they wish to serve.
func (t *town) joinPosts(p *person) {
	for _, wish := range p.Wishes {
		if g, ok := t.postFor(wish); ok {
			p.Groups = append(p.Groups, sentTo(g))
		}
	}
}

// memberOf returns the n-th member of a group, counting on from the first after the last.
func (t *town) memberOf(g model.GroupAdded, n int) *person {
	var members []*person
	for _, p := range t.helpers {
		if slices.Contains(p.Groups, sentTo(g)) {
			members = append(members, p)
		}
	}
	return members[n%len(members)]
}

// aside calls tell with random numbers of its own, so that the rest of the history is the same with and without it.
func (h *history) aside(seed uint64, tell func()) {
	dice, said := h.dice, h.said
	h.dice, h.said = newDice(seed, uint64(h.day)<<8), map[*kind]*deck[string]{}
	tell()
	h.dice, h.said = dice, said
}

// firstWith returns the first household of the grid at which a kind that sort accepts can come up.
func (g *grid) firstWith(kinds []*kind, sort func(*kind) bool) (*house, *kind) {
	for _, h := range g.houses {
		for _, k := range kinds {
			if sort(k) && k.fitsAt(h) {
				return h, k
			}
		}
	}
	return g.houses[0], kinds[0]
}

// groupMatters plans matters that are open on the day: dispatched to a unit, to a team, to posts and not yet claimed,
// and one that a member has claimed. They came in by phone on the branch's last office day.
func (h *history) groupMatters() {
	desk := officeDayBefore(h.day)
	kinds := allKinds()
	h.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	matter := func(grid int, fits func(*kind) bool) *matter {
		house, k := h.grids[grid].firstWith(kinds, fits)
		return h.raiseOtherwise(house, k, model.ByPhone, clock(desk, 9, 5).Add(h.minutes(0, 60))).sort()
	}
	public := func(k *kind) bool { return k.unit == units[0].Name }
	shared := func(menu model.Menu) func(*kind) bool {
		return func(k *kind) bool { return k.sphere == model.Everyone && k.menu == menu }
	}
	matter(2, public).send(sentTo(units[0]), 0)
	matter(3, public).send(sentTo(units[0]), 5)
	matter(4, shared(model.Environment)).send(sentTo(teams[1]), 0)
	matter(
		5, shared(model.Facilities),
	).send(sentTo(teams[1]), 0).recall(teams[1], "派错了队,该归岗位").send(sentTo(posts[0]), 0)
	matter(0, func(k *kind) bool { return k.sphere == model.Family && k.wish == mediator }).send(sentTo(posts[1]), 0)
	m := matter(2, shared(model.Facilities)).send(sentTo(posts[0]), 0)
	m.wait(clock(desk, 17, 0))
	m.claim(h.memberOf(posts[0], 1))
	m.nudge("住户今天又来问了一次").extend(3, "配件要等到货")
}
