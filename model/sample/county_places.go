package sample

import (
	"fmt"
	"strconv"
	"strings"

	"sidan/model"
)

// This file lays out the county of the sample longli: its communities with their grids and compounds.

// communityNames are those of the nine communities, in the order of their codes.
var communityNames = []string{"东门", "光明", "西门", "南门", "北门", "龙坪", "冠山", "三林", "水桥"}

// stems are the first parts of the names of compounds and streets.
var stems = strings.Fields("金桂 白果 清水 向阳 和顺" +
	" 石板 双井 麻园 龙泉 翠屏 朝阳 青山 银杏 紫荆 桂花 梅园 竹林 松山 柏杨 芙蓉" +
	" 荷塘 映山 望城 水景 锦绣 鸿运 安康 福泉 吉祥 富民 兴隆 永安 长坡 大坪 新村 河滨 江岸 城坎 营盘 校场" +
	" 鼓楼 草坪 磨坊 油榨 水碾 茶园 桃园 梨园 枫香 杉木 楠竹 刺梨 湖滨 云雾 马场 花桥 果园 杨柳 高坎 坝上")

// flatEndings and streetEndings are the second parts.
var (
	flatEndings   = []string{"苑", "小区", "家园", "花园", "安置区", "湾", "公寓"}
	streetEndings = []string{"巷", "街", "坡", "路"}
)

// layout is where the people of one community will live: its places, and the doors of its small grids.
type layout struct {
	path   model.Path
	places []model.PlaceAdded // the community and its large and small grids
	larges []model.Path
	sites  []site
}

// layOut lays out the communities of the county. It comes from the dice alone.
func layOut(d dice) (all []layout) {
	flats, streets := newDeck(d, joined(stems, flatEndings)), newDeck(d, joined(stems, streetEndings))
	for i, name := range communityNames {
		n := len(communityNames)
		l := layout{path: model.Path(fmt.Sprintf("%s/%02d", countyPath, i+1))}
		l.places = append(l.places, model.PlaceAdded{Path: l.path, Name: name + "社区"})
		smalls, larges := share(model.LongliCase.SmallGrids, n, i), share(model.LongliCase.LargeGrids, n, i)
		for large := range larges {
			path := model.Path(fmt.Sprintf("%s/%02d", l.path, large+1))
			l.larges = append(l.larges, path)
			l.places = append(l.places, model.PlaceAdded{Path: path, Name: name + strconv.Itoa(large+1) + " 大网格"})
			for small := range share(smalls, larges, large) {
				s := d.site(model.Path(fmt.Sprintf("%s/%02d", path, small+1)), flats, streets)
				l.places = append(l.places, model.PlaceAdded{Path: s.path, Name: s.name})
				l.sites = append(l.sites, s)
			}
		}
		all = append(all, l)
	}
	return all
}

// share returns the i-th of n parts of a whole. The parts differ by one at most.
func share(whole, n, i int) int {
	part := whole / n
	if i < whole%n {
		part++
	}
	return part
}

// joined returns every first part with every second part.
func joined(firsts, seconds []string) (all []string) {
	for _, a := range firsts {
		for _, b := range seconds {
			all = append(all, a+b)
		}
	}
	return all
}

// site makes a small grid with somewhat more doors than it has households: a compound, and for a third of the grids
// a street.
func (d dice) site(path model.Path, flats, streets *deck[string]) site {
	c := compound{name: flats.draw()}
	s := site{path: path, name: c.name + "网格"}
	if d.chance(35) {
		street := compound{name: streets.draw(), houses: d.between(24, 60), annexes: d.between(4, 6)}
		s.compounds = append(s.compounds, street)
	}
	tall := d.chance(30)
	for doors := len(s.doors()); doors < gridHouseholds*100/(100-vacant); {
		b := d.building(tall)
		b.number = strconv.Itoa(len(c.buildings) + 1)
		c.buildings = append(c.buildings, b)
		doors += len(b.doors(c.name))
	}
	s.compounds = append(s.compounds, c)
	return s
}

// building returns a building without a number: a tower with a lift, or one with stairs alone.
func (d dice) building(tall bool) building {
	if tall {
		return building{units: noUnit, floors: d.between(11, 18), doorsAFloor: d.between(3, 4)}
	}
	return building{units: pick(d, [][]string{two, three, three}), floors: d.between(6, 7), doorsAFloor: 2}
}

// gridHouseholds is how many households each small grid of the county has.
const gridHouseholds = 300
