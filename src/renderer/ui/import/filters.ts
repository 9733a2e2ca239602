import { READABLE_EXTENSIONS } from '../../../formats/kinds.ts'
import type { FileFilter } from '../../platform/types.ts'
import { BACKUP_EXTENSIONS } from '../library/backup.ts'
import type { Translate } from '../messages/translate.ts'

/** The kinds of files that an open dialog shows. */
export const openableFilters = (t: Translate): readonly FileFilter[] => [
  {
    name: t('import.filter.documents'),
    extensions: [...READABLE_EXTENSIONS, ...BACKUP_EXTENSIONS],
  },
  { name: t('import.filter.all'), extensions: ['*'] },
]
