/** The rule tables of the Chinese scanner; the figures behind them are in docs/segmentation.md. */

/** How far a bracket, a title or a quotation may reach, in code units. */
export const REACH = { title: 80, bracket: 160, stage: 24, quote: 200, straight: 400, inline: 12 }

/** Characters that cannot begin a sentence: after `？”` they carry the sentence on. */
export const CARRY_ON = '的地得之等者们們里裡里'

/** …unless they begin one of these words. */
export const CARRY_ON_NOT: readonly string[] = [
  ...'的确 的確 的士 地上 地下 地面 地球 地方 地铁 地鐵 地图 地圖 得知 得了 得到 之后 之後 之前'.split(
    ' ',
  ),
  ...'之所以 等到 等他 等她 等我 等一 里面 裡面 里屋 裡屋'.split(' '),
]

/** Predicates whose subject is the quotation before them: “谁来看海？”成为话题. */
export const PREDICATES: readonly string[] = [
  ...'成为 成為 引发 引發 引起 为题 為題 为名 為名 一词 一詞 一语 一語 一文 一书 一書'.split(' '),
  ...'字样 字樣 之类 之類 这一 這一 这句 這句 这个问题 這個問題 是一 是个 是個 是句 是他 是她'.split(
    ' ',
  ),
]

/** Words that begin a new sentence after an inline quotation such as 问“你是谁？”. */
export const NEW_SUBJECT = '我你您他她它这這那咱'

/** What may follow `……` only inside the same sentence. */
export const AFTER_ELLIPSIS_GOES_ON = '的了吗嗎吧呢啊呀就却卻才也都而地得等之着著'

/** A clause of fewer code units before `……` is a hesitation, not the end of a sentence. */
export const ELLIPSIS_MIN_CLAUSE = 6

/** Stage directions of minutes, speeches and subtitles: a line of their own. */
export const STAGE =
  /^(?:全场|全場|热烈|熱烈|长时间|長時間|众|眾|观众|觀眾|现场|現場|台下|再次|经久不息的|雷鸣般的)*(?:的)?(?:掌声|掌聲|鼓掌|笑声|笑聲|笑|众笑|眾笑|大笑|欢呼|歡呼|音乐|音樂|影片|视频|視頻|起立|拍手|喝彩)/

/** Names that are written with a mark of their own. */
export const NAMES_WITH_MARK: readonly string[] = [
  'Yahoo!',
  'Yahoo！',
  'Yum!',
  'Jeopardy!',
  'Wham!',
]

/** Abbreviations that a Chinese text is likely to hold; their point is no full stop. */
export const LATIN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof st jr sr inc ltd co corp llc vs no vol fig pp ed eds etc al dept univ assn bros mt ft gen sen rep gov capt sgt col lt rev hon jan feb mar apr jun jul aug sept sep oct nov dec approx ave blvd rd tel ext'.split(
    ' ',
  ),
)

/** Verse: lines no longer than this, and so many of them. */
export const VERSE = { lines: 3, width: 20, couplet: 10 }
