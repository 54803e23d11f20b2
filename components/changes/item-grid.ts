/** The tracks of a change's rows: the same in each row, so that a row out of sight needs no layout to keep the columns in line. */
export const ITEM_GRID =
  "md:grid md:grid-cols-[minmax(9rem,1.6fr)_minmax(9.5rem,0.9fr)_minmax(8rem,1fr)_minmax(9rem,2fr)_minmax(5rem,0.8fr)] lg:grid-cols-[minmax(11rem,1.6fr)_minmax(9.5rem,0.9fr)_minmax(13.5rem,1fr)_minmax(12rem,2fr)_minmax(6rem,0.8fr)]";
