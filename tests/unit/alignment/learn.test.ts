import { expect, test } from 'vitest'
import { foldOf, learn } from '../../../src/core/alignment/learn.ts'
import { analyse } from '../../../src/core/alignment/rounds.ts'
import { dictionary } from './story.ts'

function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const EVENTS = [
  ['下雨了', 'It rained on'],
  ['门开了', 'The door opened for'],
  ['信到了', 'A letter came for'],
  ['灯灭了', 'The lamp went out over'],
  ['船走了', 'The boat left without'],
  ['茶凉了', 'The tea went cold before'],
] as const

const source = EVENTS.flatMap(([zh]) => [`${zh}，阿尔戈西。`, `${zh}。`])
const target = EVENTS.flatMap(([, en]) => [`${en} Argosy.`, `${en} them.`])

test('a name that no dictionary knows is learnt from links, and from nothing but the others', () => {
  const pair = finish(analyse(source, target, dictionary(), []))
  const word = pair.target.vocabulary.get('argosi')!
  const lessons = source.map((_, i) => ({ i, j: i, n: 1, m: 1, weight: 1 }))
  const best = (folds: number, table: number): number => {
    const tables = finish(learn(pair.source, pair.target, pair.prior, lessons, folds))
    const { starts, words, weights } = tables[table]!
    const unit = pair.source.kinds.findIndex(({ text }) => text === '阿尔戈西')
    for (let k = starts[unit]!; k < starts[unit + 1]!; k++)
      if (words[k] === word) return weights[k]!
    return 0
  }
  expect(best(1, 0)).toBeGreaterThan(0.3)
  // Every other sentence has the name, so a fold without it has missed nothing.
  expect(best(6, foldOf(pair.source, 0))).toBeGreaterThan(0)
  expect(best(6, foldOf(pair.source, 0))).toBeLessThan(best(6, foldOf(pair.source, 1)))
})
