// What gives so that columns end level, and at what price: design.md's order, the cheapest first. In one scale with the breaks of flow.ts.

/** A heading space one row wider or narrower. */
export const HEADING_SPACE = 10
/** What more of them in one column cost beyond that, by their square. */
export const HEADING_SPACE_AGAIN = 3
/** A row more between a masthead and the columns under it. */
export const MASTHEAD = 60
export const MOST_AT_MASTHEAD = 1
/** A row less in all columns of a page. */
export const SHALLOWER = 120
export const MOST_SHALLOWER = 2
/** A paragraph with one line more or fewer. */
export const CHANGED = 400
/** Each of its lines that is visibly spread for it. */
export const LOOSENED = 60

/** A row missing at a column's foot: columns stand level unless nothing else is possible. */
export const SHORT = 100_000
/** The same on a last page, where the foot of the text may be a little uneven before a column stays empty (chinese-typography §7.4). */
export const SHORT_AT_END = 900
export const MOST_SHORT_AT_END = 2
/** The same of a page with one column, which stands level with no other. */
export const SHORT_ALONE = 60
export const MOST_SHORT_ALONE = 6
/** Each of them more where lines that fit there could have followed: a paragraph is not cut over an empty foot. */
export const FOOT_LEFT = 120

/** A row more on the last page than its text needs at least. */
export const DEEPER = 5
/** 尾巴: fewer rows than this alone in the last column. */
export const LEAST_TAIL = 3
export const TAIL = 100
/** A row that the last column lacks beyond what whole rows leave, one fewer than there are columns: the smaller the hole, the better balanced. */
export const HOLE = 50
/** A last page with no more rows than this is worth a changed paragraph that saves it. */
export const LEAST_PAGE = 3
/** A hole that may be worth a changed paragraph. */
export const LARGE_HOLE = 8
/** A column left empty where there are lines for all of them. */
export const EMPTY = 950
/** Lines to a column from which on none should stay empty. */
export const LINES_FOR_ALL = 2
/** 孤行不成页: a page with a single line. */
export const LONE_LINE = 3000
/** 碰题: two headings side by side on one line. More than a row less in all columns: readers that guess columns from gaps take them for the rows of a table. */
export const HEADINGS_MEET = 250

/** A row left free at the foot of a page, because what follows goes on the next. */
export const UNUSED = 40
/** Rows under something else that are too few to begin in, if there is another way. */
export const FEW_ROWS = 4
/** A break where no rule allows one, if a column can have no other. */
export const EMERGENCY = 10_000_000
/** One after a heading is so many times as bad. */
export const STRANDED = 4
