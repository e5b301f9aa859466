// Package model defines the words and the rules of the work: what a grid worker (网格员) records at a door, and the
// steps of a task until the resident has the answer.
//
// # The words
//
// In Longli County residents order (点单), the branch (支部) dispatches (派单), everybody claims (接单), and the
// organisation publishes (晒单). A task (事项) is one record, from the resident's words (诉求) to the answer that the
// resident gets (回访). The four lists are four views of the same tasks.
//
// The levels of places are county (县), community (社区), large grid (大网格) and small grid (小网格). A [Path] names a
// place. A scope (范围) is the path of a place, and covers everything under it. A [Household] (户) is a door and the
// people who live behind it. An [Address] names a door, and addresses sort in the order in which a worker walks (扫楼).
// A [Visit] (走访) is one visit to a door, with any outcome. A round (本周走访) is the doors that are due in an ISO
// week.
//
// A [Person] has a function (职务). An [Account] belongs to one person. It has a role and scopes, and belongs to a unit
// (包保单位), to teams (志愿服务队) and to posts (服务岗位), each of which is a [Group].
//
// The branch sorts (研判) a task into one of three spheres (三事分流) and one of seven menu categories (菜单), and
// dispatches it. A holder (承办) finishes it (办结). The branch accepts the result (验收) or sends it back (退回). The
// resident is told, and rates the answer (满意). A task that a handler cannot do is returned (退单). A change that a
// hub could not take is bounced (退件).
//
// # The rules
//
// A [Record] holds what is known about one thing. A [Change] is one thing that somebody did, about one record. [Apply]
// computes what a change does to its record: on a laptop as a prediction, on the hub as the truth. A change is a fact
// or an intent. A fact says what happened, and is never refused. An intent may lose against another intent, and is then
// refused with a [Refusal]. A value that depends on several records, such as whether a door is done this week, is
// computed and never stored.
//
// A record has a face, which more people see, and an inside, which fewer see: see [AudienceOf]. The field Inside is nil
// if the viewer may not see it.
//
// The package is pure: it has no clock, no randomness, no disk, no network and no goroutines. Times and ids are
// parameters. Records are never altered once they are made, so any goroutine may read them.
package model
