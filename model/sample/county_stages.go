package sample

// stage says how far a matter that is open on the day has got.
type stage int

const (
	waiting   stage = iota // dispatched, and not claimed
	inHand                 // claimed, and worked on
	late                   // claimed, and late
	done                   // finished, for the branch to accept
	toTell                 // accepted, and the resident is to be told
	givenBack              // returned to the branch
)

// stages are the stages of the open matters of each way, in turns. What counts as claimed by a unit, at a post or by a
// volunteer is never given back.
var stages = map[way][]stage{
	toUnit:    {waiting, inHand, toTell},
	toPost:    {inHand, waiting, done, toTell, late},
	toTeam:    {inHand, done, toTell, inHand, late},
	toWorker:  {inHand, waiting, toTell, givenBack, done},
	toAnyone:  {waiting, inHand, waiting},
	promised:  {inHand, late, inHand},
	forCommon: {inHand, done, toTell},
}

// at returns the stage of an open matter.
func (o order) at() stage {
	of := stages[o.way]
	return of[o.stage%len(of)]
}

// waits reports whether nobody has the matter in hand.
func (o order) waits() bool { return o.open && (o.at() == waiting || o.at() == givenBack) }
