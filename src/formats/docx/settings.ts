import { hasChanges } from '../../core/document/revisions.ts'
import type { Layout } from '../../core/layout/model.ts'
import { wordLanguage } from './fonts.ts'
import type { Sheet } from './sheet.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** What a hyphen may end: fewer letters are not worth the gap they close, in twips. */
const HYPHENATION_ZONE = 425

/**
 * The settings of a document (ECMA-376 part 1, 17.15.1), in the order of the schema. A table for
 * reviewers opens with tracking on, so that nobody has to think of it, and keeps it on.
 */
export function settingsXml(
  { arrangement, sourceLanguage, targetLanguage, blocks }: Layout,
  { mirrored }: Sheet,
): string {
  const review = arrangement === 'review'
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:settings xmlns:w="${NAMESPACE}">` +
    (mirrored ? '<w:mirrorMargins/>' : '') +
    (review ? `<w:trackRevisions/>${protectionXml(blocks)}` : '') +
    '<w:defaultTabStop w:val="720"/>' +
    (review
      ? ''
      : `<w:autoHyphenation/><w:hyphenationZone w:val="${HYPHENATION_ZONE}"/><w:doNotHyphenateCaps/>`) +
    (mirrored ? '<w:evenAndOddHeaders/>' : '') +
    '<w:characterSpacingControl w:val="compressPunctuation"/>' +
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
    '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>' +
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="${wordLanguage(targetLanguage)}" w:eastAsia="${wordLanguage(sourceLanguage)}"/>` +
    '</w:settings>'
  )
}

/**
 * Keeps tracking on (17.15.1.29), without a password: who has to can end it. Where the table has
 * changes that wait for the reviewer there is none, since under it none can be accepted.
 */
const protectionXml = (blocks: Layout['blocks']): string =>
  blocks.some(({ source, target }) => hasChanges(source) || hasChanges(target))
    ? ''
    : '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
