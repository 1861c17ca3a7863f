#ifndef WEDGE_ALLOCATIONS_H
#define WEDGE_ALLOCATIONS_H

/// How often this thread has asked for memory since it began; -1 where that is not counted.
long wedge_allocations(void);

#endif
