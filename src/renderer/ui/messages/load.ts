import type { Catalogue, InterfaceLanguage } from './catalogue.ts'
import { en } from './en.ts'

/** Chinese in the traditional script, or in a region that writes it unless the tag says otherwise. */
const TRADITIONAL = /^zh\b(?!.*-Hans\b).*-(Hant|TW|HK|MO)\b/i

/**
 * The language of the interface for a list of preferred BCP 47 tags, the best first. Chinese
 * without a script is Simplified unless its region writes Traditional.
 */
export function matchLanguage(tags: readonly string[]): InterfaceLanguage {
  for (const tag of tags) {
    if (TRADITIONAL.test(tag)) return 'zh-Hant'
    if (/^zh\b/i.test(tag)) return 'zh-Hans'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** The catalogue of a language; English is always there, the others are loaded on demand. */
export async function loadCatalogue(language: InterfaceLanguage): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return en
    case 'zh-Hant':
      return (await import('./zh-Hant.ts')).zhHant
    case 'zh-Hans':
      return (await import('./zh-Hans.ts')).zhHans
  }
}
