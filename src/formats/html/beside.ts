/** What stands beside the texts of a table, on screen and on paper: numbers, states, remarks. */
export const BESIDE_CSS = `.review col.source { width: 35%; }
.review col.number { width: 2.8em; }
.review col.state { width: 5.6em; }
col.comment { width: 18%; }
.review col.comment { width: 15%; }
td.comment { font-size: 0.82em; text-align: start; color: var(--quiet); }
td.comment p { font-style: normal; }
.columns:not(.review) :is(td, th).comment { padding-inline-start: 1em; }
td.comment p + p { margin-top: 0.5em; }
td.comment p, .remarks .note { white-space: pre-line; }
`
