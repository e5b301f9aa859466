package sample

import (
	"strconv"

	"sidan/model"
)

// The sample's county and community.
const (
	countyPath    = model.Path("522730")
	communityPath = countyPath + "/01"
)

// building is a block of flats. units holds one "" if it has no units (单元).
type building struct {
	number              string
	units               []string
	floors, doorsAFloor int
}

// compound is a residential compound (小区) with buildings, or a street or courtyard with houses.
type compound struct {
	name      string
	buildings []building
	houses    int
	annexes   int // one house in so many also has the doors 附1号 and 附2号
}

// site is a small grid with its compounds.
type site struct {
	path      model.Path
	name      string
	compounds []compound
}

var places = []model.PlaceAdded{
	{Path: countyPath, Name: "龙里县"},
	{Path: communityPath, Name: "东门社区"},
	{Path: communityPath + "/01", Name: "东门大网格"},
	{Path: communityPath + "/02", Name: "麻园大网格"},
}

var (
	noUnit = []string{""}
	two    = []string{"1", "2"}
	three  = []string{"1", "2", "3"}
)

// sites are the small grids, about a hundred listed households each. The second is the sample worker's.
var sites = []site{
	{communityPath + "/01/01", "金桂 1 网格", []compound{
		{name: "金桂苑", buildings: []building{{"1", two, 6, 2}, {"2", three, 6, 2}}},
		{name: "白果巷", houses: 40, annexes: 5}}},
	{communityPath + "/01/02", "金桂 2 网格", []compound{
		{name: "金桂苑", buildings: []building{{"3", three, 6, 2}, {"4", three, 7, 2}, {"10", two, 7, 2}}}}},
	{communityPath + "/01/03", "东门坡网格", []compound{
		{name: "东门坡", houses: 46, annexes: 4},
		{name: "向阳小区", buildings: []building{{"1", two, 6, 2}, {"2", two, 6, 2}}}}},
	{communityPath + "/02/01", "清水网格", []compound{
		{name: "清水湾", buildings: []building{{"1", noUnit, 18, 3}, {"2", noUnit, 18, 3}}}}},
	{communityPath + "/02/02", "麻园网格", []compound{
		{name: "麻园安置区", buildings: []building{{"A1", two, 6, 2}, {"A2", two, 6, 2}, {"A3", two, 6, 2}}},
		{name: "石板坡", houses: 36, annexes: 6}}},
	{communityPath + "/02/03", "和顺网格", []compound{
		{name: "和顺家园", buildings: []building{{"1", two, 11, 2}, {"2", two, 11, 2}}},
		{name: "双井街", houses: 22, annexes: 4}}},
}

// doors returns all doors of a site, also those without a household.
func (s site) doors() (all []model.Address) {
	for _, c := range s.compounds {
		for _, b := range c.buildings {
			all = append(all, b.doors(c.name)...)
		}
		for n := 1; n <= c.houses; n++ {
			house := strconv.Itoa(n)
			all = append(all, model.Address{Compound: c.name, Door: house})
			if n%c.annexes == 0 {
				all = append(
					all, model.Address{Compound: c.name, Door: house + "附1"},
					model.Address{Compound: c.name, Door: house + "附2"},
				)
			}
		}
	}
	return all
}

func (b building) doors(compound string) (all []model.Address) {
	for _, unit := range b.units {
		for floor := 1; floor <= b.floors; floor++ {
			for n := 1; n <= b.doorsAFloor; n++ {
				all = append(all, model.Address{
					Compound: compound, Building: b.number, Unit: unit, Floor: floor,
					Door: strconv.Itoa(floor*100 + n),
				})
			}
		}
	}
	return all
}
