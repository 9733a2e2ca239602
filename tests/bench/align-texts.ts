import type { FixedLink } from '../../src/core/alignment/fixed.ts'

const WHO = [
  ['老船长', 'The old captain'],
  ['她的妹妹', 'Her younger sister'],
  ['那位医生', 'The doctor'],
  ['镇上的邮差', 'The postman of the town'],
  ['年轻的画家', 'The young painter'],
  ['他们的邻居', 'Their neighbour'],
  ['茶馆的老板', 'The owner of the teahouse'],
] as const
const WHAT = [
  ['走过了石桥', 'walked across the stone bridge'],
  ['望着远处的灯火', 'looked at the lights in the distance'],
  ['把信放进了抽屉', 'put the letter into the drawer'],
  ['买下了三亩荒地', 'bought three acres of waste land'],
  ['听见窗外的雨声', 'heard the rain outside the window'],
  ['想起了父亲的话', "remembered his father's words"],
  ['在河边等了一整天', 'waited by the river for a whole day'],
  ['没有再说一句话', 'did not say another word'],
  ['给孩子们讲故事', 'told stories to the children'],
] as const
const WHEN = [
  ['那年冬天', 'that winter'],
  ['天亮以前', 'before daybreak'],
  ['第二天早晨', 'the next morning'],
  ['晚饭以后', 'after supper'],
  ['战争结束的时候', 'when the war was over'],
] as const

/**
 * A made-up story of so many sentences and its translation, which parts some sentences in two; the
 * same each time.
 */
export function madeUpTexts(rows: number, columns: number) {
  let state = 7
  const pick = <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from[(state >>> 8) % from.length]!
  }
  const source: string[] = []
  const target: string[] = []
  const fixed: FixedLink[] = []
  let owed = 0
  for (let i = 0; i < rows; i++) {
    const [when, whenEn] = pick(WHEN)
    const [who, whoEn] = pick(WHO)
    const [first, firstEn] = pick(WHAT)
    const [second, secondEn] = pick(WHAT)
    const year = 1900 + ((state >>> 4) % 100)
    source.push(`${when}，${who}${first}，${second}，那是${year}年的事。`)
    const begin = target.length
    owed += (columns - rows) / rows
    if (owed >= 1) {
      owed--
      target.push(`${whoEn} ${firstEn} ${whenEn}.`, `Then they ${secondEn}; this was in ${year}.`)
    } else target.push(`${whoEn} ${firstEn} ${whenEn} and ${secondEn}; this was in ${year}.`)
    if (i % 40 === 20) {
      const links = Array.from({ length: target.length - begin }, (_, k) => begin + k)
      fixed.push({ source: [i], target: links })
    }
  }
  return { source, target, fixed }
}
