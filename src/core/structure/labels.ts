/**
 * Lines that are known by their first or last words: notes and captions. The patterns see folded
 * text, as in `markers.ts`.
 */

import { HAN_NUMERAL } from './numerals.ts'

/** A note: `[1] …`, `注：…`, `译者注：…`. */
const FOOTNOTE =
  /^(?:[[【〔〖]\d{1,3}[\]】〕〗]\s*\S|\*?\s*\(?(?:译者?|作者|编者|校|原|脚|尾)?注\s?\d{0,3}\s?[:.、]|note\s?\d{0,3}:)/

export const isFootnote = (folded: string): boolean => FOOTNOTE.test(folded)

/** The word for what is shown, with or without a number: `图一：`, `figure 2.`, `▲ …`. */
const CAPTION_START = new RegExp(
  `^(?:[▲△▼]\\s*\\S|(?:图表?|表|照片|图片|插图|figure|fig\\.?|table|photo)\\s*(?:(?:\\d{1,3}|${HAN_NUMERAL})(?:[-.]\\d{1,2})?)?\\s*[:|/]\\s*\\S|(?:图表?|表|figure|fig\\.|table)\\s*(?:\\d{1,3}(?:[-.]\\d{1,2})?|${HAN_NUMERAL})[.、\\s]\\s*\\S)`,
)

/** Whose picture it is, at the end and in brackets: `(图源:…)`, `（王小明 摄）`. */
const CREDIT =
  /[([【](?:(?:图片?|照片|资料|影像|画面|视频)?来源|图源|图片?|照片|摄影|摄|制图|绘图|插图|供图|photo(?:s|graph)?(?: by)?|image|credit|source)\s*[:/|][^()]{1,80}[)\]】]$|\((?:资料图片?|资料照片?|档案照片?|示意图|网络图片|视频截图|[^()]{1,30}(?:摄|供图|提供|摄影|绘|制图))\)$/

const MOST_SENTENCES_OF_A_CAPTION = 2

/** Whether a line tells what a picture or a table shows. */
export function isCaption(folded: string): boolean {
  if (!CAPTION_START.test(folded) && !CREDIT.test(folded)) return false
  return (folded.match(/[。!?]/g)?.length ?? 0) <= MOST_SENTENCES_OF_A_CAPTION
}
