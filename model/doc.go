// Package model defines the words and the rules of the work: what a grid worker (网格员) records at a door, and the
// steps of a task until the resident has the answer.
//
// # The words
//
// In Longli County residents order (点单), the branch (支部) dispatches (派单), everybody claims (接单), the
// organisation publishes (晒单). One task (事项) is one record with one life, from the resident's words (诉求)
// to the resident's answer (回访); the four lists are four views of it.
//
// Places: county (县), community (社区), large grid (大网格), small grid (小网格); a [Path] names one, a scope
// (范围) is a path prefix. A [Household] (户) is a door and who lives behind it; an [Address] sorts as one
// walks (扫楼). A [Visit] (走访) is one visit to a door, whatever came of it. A round (本周走访) is the doors due in
// an ISO week. A
// [Person] has a function (职务); an [Account], one to a person, has a role and scopes, and belongs to a unit
// (包保单位), to teams (志愿服务队) and posts (服务岗位), each a [Group]. The branch sorts (研判) a task into
// one of three spheres (三事分流) and seven menu categories (菜单), and dispatches it; a holder (承办) finishes
// it (办结); the branch accepts (验收) or sends back (退回); the resident is told and rates it (满意). What a
// handler cannot do comes back as 退单; what a hub could not take is 退件, bounced.
//
// # The rules
//
// A [Record] is what is known of one thing. A [Change] is one thing that somebody did, about one record. [Apply]
// computes what a change does to its record: on a laptop as a prediction, on the hub as the truth. A change is a fact
// or an intent. A fact says what happened, and is never refused. An intent may lose against another, and is then
// refused with a [Refusal]. What depends on several records, such as whether a door is done this week, is computed and
// never stored.
//
// A record has a face and an inside, which go to two audiences: see [AudienceOf]. Inside is nil if the viewer may not
// see it.
//
// The package is pure: it has no clock, no randomness, no disk, no network and no goroutines. Times and ids are
// parameters. Records are never altered once they are made, so any goroutine may read them.
package model
