package serve

import "testing"

func TestBodiesAreCountedByTheirBytes(t *testing.T) {
	var b bodies
	reserve := func(laptop byte, n int64) *reservation {
		t.Helper()
		r, err := b.reserve([32]byte{laptop}, n)
		if err != nil {
			if !busy(err) {
				t.Errorf("refused with %v", err)
			}
			return nil
		}
		return r
	}
	large := reserve(1, mostBodyBytes-10)
	small := reserve(2, 10)
	if large == nil || small == nil {
		t.Fatal("what there is room for is refused")
	}
	if reserve(3, 1) != nil {
		t.Error("one byte too many")
	}
	large.shrink(5)
	if again := reserve(3, mostBodyBytes-15); again == nil || reserve(4, 1) != nil {
		t.Error("what a body does not need was not given back as it is")
	} else {
		again.release()
	}
	large.release()
	small.release()
	if b.bytes != 0 || len(b.laptop) != 0 {
		t.Errorf("%d bytes and %d laptops are left", b.bytes, len(b.laptop))
	}
}

func TestBodiesOfALaptopAreCounted(t *testing.T) {
	var b bodies
	for n := range mostBodiesEach + 1 {
		if _, err := b.reserve([32]byte{1}, 1); (err != nil) != (n == mostBodiesEach) {
			t.Errorf("number %d of one laptop: %v", n+1, err)
		}
	}
	for range 10 * mostBodiesEach { // whoever is no laptop yet is counted by bytes alone
		if _, err := b.reserve([32]byte{}, 1); err != nil {
			t.Fatal(err)
		}
	}
}
