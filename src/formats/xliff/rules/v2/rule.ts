import type { Report } from '../../../xml/findings.ts'
import type { UnitView } from './view.ts'

/**
 * One constraint of XLIFF 2 on a unit. The sections are those of version 2.1; 2.0 and 2.2 number
 * them alike.
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html
 */
export type UnitRule = (view: UnitView, report: Report) => void
