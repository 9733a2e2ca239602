/** A CSS font-family list for each language. */
export interface Faces {
  readonly 'zh-Hant': string
  readonly 'zh-Hans': string
  readonly en: string
}

/**
 * How the text itself is set, on screen and on paper. The page around it brings the custom
 * properties `--size` (of the Latin body text), `--ink`, `--quiet`, `--hairline` and `--link`.
 *
 * Both languages stand on one grid of lines, so that facing columns stay level: Chinese fills its
 * em square and looks larger, so it is set a little smaller on the same leading. Each language
 * takes its punctuation from its own face. Chinese is never slanted: emphasis is a dot under each
 * character, as print has it. What is underlined in it is a name (專名號): the line is clear of the
 * characters and ends before the next name's begins, at the left in upright lines. No face is ever
 * synthesised. Adjacent punctuation is set closer only where Chromium knows of space between scripts
 * as well (139): before, where a mark at the end of a line was, it could break the line far too early
 * and spread what was left of it.
 */
export function typographyCss(faces: Faces): string {
  return `html { font: var(--size)/calc(var(--size) * 1.58) ${faces.en}; color: var(--ink); }
body { font-synthesis: none; text-spacing-trim: space-all; text-autospace: normal;
  hanging-punctuation: first allow-end last; overflow-wrap: break-word; }
@supports (text-autospace: normal) { body { text-spacing-trim: trim-start; } }
:lang(zh-Hant) { font-family: ${faces['zh-Hant']}; }
:lang(zh-Hans) { font-family: ${faces['zh-Hans']}; }
:lang(en) { font-family: ${faces.en}; }
:where(:lang(zh)) { line-break: strict; font-variant-numeric: lining-nums; }
:where(:lang(en)) { hyphens: auto; font-variant-numeric: oldstyle-nums proportional-nums; }
:where([lang|='zh']) { font-size: 0.96em; }
p, dl, dd, ul, blockquote, figure, h1, h2, h3, h4, h5, h6 { margin: 0; padding: 0; }
ul { list-style: none; }
p, li { widows: 2; orphans: 2; }
p:lang(zh), .paragraph > td:lang(zh) { text-align: justify; }
em:lang(zh) { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
u:lang(zh) { text-decoration: none;
  background: linear-gradient(currentColor 0 0) 50% 100% / calc(100% - 0.16em) 0.05em no-repeat; }
.vertical .source u:lang(zh) { background-position: 0 50%; background-size: 0.05em calc(100% - 0.16em); }
i:lang(zh) { font-family: ${faces.en}; }
sup, sub { font-size: 0.7em; line-height: 0; }
a { color: var(--link); text-decoration-thickness: 0.5px; text-underline-offset: 0.18em; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; font-weight: 700;
  line-height: 1.4; text-wrap: balance; hyphens: none; font-variant-numeric: lining-nums; }
h1 { font-size: 1.6em; }
h2 { font-size: 1.2em; }
h3 { font-size: 1.06em; }
h4, h5, h6 { font-size: 1em; }
h1:lang(en) { font-weight: 400; }
:is(h5, h6):lang(en) { font-weight: 400; font-style: italic; }
:is(h1, h2, h3, h4, h5, h6) > span { display: block; }
:is(h1, h5, h6) > :lang(zh) { font-weight: 700; font-style: normal; }
:is(p, figure).caption, .block.caption > :is(p, figure), .footnote > p { font-size: 0.86em; }
:is(p, figure).caption, .block.caption > :is(p, figure), p.byline, .block.byline > p { color: var(--quiet); }
:is(.caption, .byline) :is(p, figure):lang(en) { font-style: italic; }
.number { color: var(--quiet); font-size: 0.72em; font-weight: 400;
  font-variant-numeric: lining-nums tabular-nums; }
.untranslated { color: var(--quiet); text-decoration: underline dashed 0.5px;
  text-underline-offset: 0.3em; }
dl { font-size: 0.86em; color: var(--quiet); }
dt, dd { display: inline; }
dt { margin-inline-end: 0.5em; }

table { --gutter: calc(var(--size) * 1.3); width: 100%; border-collapse: collapse;
  table-layout: fixed; }
col.number { width: 2.4em; }
col.source { width: 45%; }
th { font-weight: 400; text-align: start; }
th, td { vertical-align: baseline; padding: calc(var(--size) * 0.6) 0 0; }
thead th { padding-block: 0 0.6em; border-bottom: 0.5px solid var(--hairline);
  font-size: 0.78em; letter-spacing: 0.06em; color: var(--quiet); }
:is(th, td).source { padding-inline-end: var(--gutter); }
:is(th, td).target { padding-inline-start: var(--gutter); }
td.target { border-inline-start: 0.5px solid var(--hairline); }
.continues > * { padding-top: 0; }
tr.title > * { padding-top: calc(var(--size) * 1.2); }
tr.heading > * { padding-top: calc(var(--size) * 1.4); }
tr.metadata > * { padding-bottom: calc(var(--size) * 1.2); }
tr.caption > * { padding-block: var(--size) calc(var(--size) * 0.4); }
td > blockquote, td > .list-item { padding-inline-start: 1.2em; }

.block { position: relative; margin-top: 0.8em; }
.block.title, .block.byline, .block.metadata, .block.caption { text-align: center; }
.block:is(.byline, .caption) p:lang(zh) { text-align: center; }
.block.title { margin-block: 1.2em; }
.block.byline, .block.metadata { margin-top: 0.3em; }
.block.metadata { margin-bottom: 2.4em; }
.block.heading { margin-top: 1.8em; }
.block.caption { margin-block: 1.2em; }
.block.quotation { margin-block: 1.2em; }
.block.quotation > blockquote { margin-inline: 2em; }
.block.list-item { margin-top: 0.25em; padding-inline-start: 1.5em; }
.block.paragraph > p:lang(en) { text-align: justify; }
.block > .number { position: absolute; inset-inline-end: 100%; margin-inline-end: 1.2em;
  white-space: nowrap; }
.interlinear .block:is(.paragraph, .table-cell, .footnote) { margin-top: 1.2em; }
.interlinear .block:is(.byline, .list-item) { margin-top: 0.5em; }
.interlinear .source { break-after: avoid; }
.interlinear p.target, .interlinear blockquote.target { margin-top: 0.3em; }
`
}
