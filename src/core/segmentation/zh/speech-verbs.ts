/**
 * The clause that says who spoke: 他喊道, 銀行家補充說, Anna 問. Simplified and traditional forms
 * stand side by side, so no conversion is needed at run time.
 */

/** Verbs that end such a clause. Longer ones first where one ends another. */
export const SPEECH_VERBS: readonly string[] = [
  ...'说 說 道 问 問 答 喊 叫 嚷 讲 講 喝 骂 罵 吼 叹 嘆 歎 云 曰 吟 劝 勸 应 應 写 寫'.split(' '),
  ...'回答 答道 反问 反問 追问 追問 质问 質問 询问 詢問 解释 解釋 补充 補充 表示 强调 強調'.split(
    ' ',
  ),
  ...'指出 说到 說到 提到 回忆 回憶 坦言 透露 宣布 写道 寫道 报道 報道 报导 報導 呼吁 呼籲 抗议 抗議 抱怨 嘀咕 嘟囔 感叹 感嘆'.split(
    ' ',
  ),
  ...'惊呼 驚呼 低语 低語 咕哝 咕噥 提醒 警告 承认 承認 称赞 稱讚 建议 建議 嘲笑 附和'.split(' '),
]

/** Words that only look as if they ended in a verb of speech. */
export const NOT_SPEECH: readonly string[] = [
  ...'知道 味道 街道 频道 頻道 难道 難道 公道 地道 人道 隧道 管道 轨道 軌道 渠道 霸道 厚道 赤道'.split(
    ' ',
  ),
  ...'听说 聽說 据说 據說 小说 小說 传说 傳說 学说 學說 虽说 雖說 按说 按說 胡说 胡說 不说 不說'.split(
    ' ',
  ),
  ...'没说 沒說 别说 別說 学问 學問 疑问 疑問 访问 訪問 顾问 顧問 不问 不問 名叫 不叫 听写 聽寫'.split(
    ' ',
  ),
  ...'反应 反應 供应 供應 适应 適應 效应 效應 相应 相應 描写 描寫 不应 不應 白云 乌云'.split(' '),
]

/** The person spoken to, which may follow 告诉. */
export const TOLD =
  /(?:告诉|告訴|提醒|回答|答复|答覆)(?:了)?(?:我|你|他|她|我们|我們|他们|他們|记者|記者|大家)$/

/** What may stand between the subject and the verb without telling another action. */
export const MANNER =
  /(?:接着|接著|跟着|跟著|继续|繼續|随后|隨後|随即|隨即|笑着|笑著|哭着|哭著|大声|大聲|低声|低聲|轻声|輕聲|高声|高聲|又|也|还|還|再|便|就|忙|连忙|連忙|立刻|马上|馬上|忽然|突然)+$/

/** A clause that begins so tells of something else: 一面说，一声大叫，说着. */
export const NOT_SUBJECT =
  /^(?:一[面边邊声聲]|[说說听聽]|却|卻|然[后後]|于是|於是|二人|两人|兩人|刚|剛)/

/** Who did not speak is no speaker. */
export const NEGATION = /(?:[没沒]有?|[不未别別无無])$/

/** Particles of aspect: the clause tells a second action (摸着门把手说), or goes on (说着). */
export const ASPECT = '着著了过過'
