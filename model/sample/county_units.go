package sample

import (
	"strings"

	"sidan/model"
)

// officeNames, enterpriseNames and stationNames are those of the covering units (包保单位) of the county: the county's
// offices, enterprises, and what there is in each quarter of the town.
var (
	officeNames = strings.Fields("住建局 市政服务中心 医保局 人社局 教育局 卫健局 民政局 财政局 司法局 公安局 " +
		"自然资源局 交通局 水务局 农业局 林业局 商务局 文旅局 应急局 审计局 统计局 市场监管局 城管局 乡村振兴局 " +
		"退役军人局 信访局 档案馆 图书馆 文化馆 博物馆 体育馆 融媒体中心 疾控中心 妇幼保健院 人民医院 中医院 " +
		"总工会 妇联 残联 工商联 科协 文联 红十字会 气象局 地震局 税务局 公路段 公积金中心 公证处 党校 供销社")
	enterpriseNames = strings.Fields("供水公司 供气公司 公交公司 客运站 林场 茶场 粮库 水泥厂 印刷厂 食品厂 " +
		"农贸市场 建筑公司 园林公司 环卫公司 物流公司 移动公司 电信公司 广电公司 邮政公司 农商银行 城投公司 停车公司 " +
		"酒店 超市 保险公司")
	quarterNames = strings.Fields("城东 城南 城西 城北")
	stationNames = strings.Fields("派出所 供电所 小学 中学 卫生院 消防站")
)

// unitsOf returns the units, each with the one or two small grids that it is responsible for.
func unitsOf(grids []model.Path) (all []model.GroupAdded) {
	names := append(joined([]string{"县"}, officeNames), joined([]string{"龙城"}, enterpriseNames)...)
	names = append(names, joined(quarterNames, stationNames)...)
	n := model.LongliCase.Units
	for i := range n {
		u := unit(names[i])
		covers := share(model.LongliCase.SmallGrids, n, i)
		u.Covers, grids = grids[:covers], grids[covers:]
		all = append(all, u)
	}
	return all
}
