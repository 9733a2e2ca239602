import type { ReviewProblem } from '../../../core/review/problems.ts'
import type { Warning } from '../../../formats/types.ts'
import type { MergeOutput } from '../../workers/merge.ts'
import type { Message, MessageKey } from '../messages/catalogue.ts'

const PROBLEMS: Readonly<Record<ReviewProblem['code'], MessageKey>> = {
  'other-document': 'rounds.problem.other-document',
  'older-round': 'rounds.problem.older-round',
  'lost-ids': 'rounds.problem.lost-ids',
  'changed-source': 'rounds.problem.changed-source',
  'lost-codes': 'rounds.problem.lost-codes',
  added: 'rounds.problem.added',
  removed: 'rounds.problem.removed',
  split: 'rounds.problem.split',
  joined: 'rounds.problem.joined',
  moved: 'rounds.problem.moved',
  twice: 'rounds.problem.twice',
}

const WARNINGS: Readonly<Record<string, MessageKey>> = {
  'changed-head': 'rounds.problem.changed-head',
  'cut-off': 'rounds.problem.cut-off',
  'merged-cells': 'rounds.problem.merged-cells',
}

/** What is the matter with what came back, in the language of the interface. */
export const problemsSaid = ({ problems, warnings }: MergeOutput): Message[] => [
  ...problems.map(({ code, count }): Message => ({ key: PROBLEMS[code], values: { count } })),
  ...warnings.map(({ code, message }: Warning): Message => {
    const key = WARNINGS[code]
    return key ? { key, english: message } : { text: message }
  }),
]
