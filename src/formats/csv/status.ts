import type { Status } from '../../core/document/model.ts'
import { STATUSES } from '../../core/document/status.ts'

/** Words for a status besides ours: XLIFF 1.2 and 2, and what people write in Chinese. */
const WORDS: Readonly<Record<string, Status>> = {
  new: 'empty',
  initial: 'empty',
  untranslated: 'empty',
  'needs-translation': 'empty',
  'needs-review-translation': 'draft',
  confirmed: 'translated',
  'signed-off': 'reviewed',
  final: 'approved',
  未翻译: 'empty',
  未翻譯: 'empty',
  草稿: 'draft',
  已翻译: 'translated',
  已翻譯: 'translated',
  已译: 'translated',
  已譯: 'translated',
  已审校: 'reviewed',
  已審校: 'reviewed',
  已批准: 'approved',
  已核准: 'approved',
  定稿: 'approved',
}

/** Whether a word is one of our own, as our export writes it. */
export const isStatus = (text: string): text is Status => STATUSES.includes(text as Status)

/** The status that a word means, or null where it is not known. */
export function statusOf(text: string): Status | null {
  const word = text.trim().toLowerCase()
  return isStatus(word) ? word : (WORDS[word] ?? null)
}
