import { TARGET_LANGUAGES } from '../../core/document/languages.ts'
import type { TargetLanguage } from '../../core/document/model.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from './messages/catalogue.ts'

/** A panel beside the page. */
export interface PanelPreference {
  readonly open: boolean
  /** In CSS pixels. */
  readonly width: number
}

/** The narrowest and the widest a panel can be drawn, in CSS pixels. */
export const PANEL_WIDTHS = [160, 480] as const

/** What the user has settled for themselves, on this machine, for every document. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly language: 'system' | InterfaceLanguage
  /** Size of the text on the page in percent, 70 to 200. */
  readonly zoom: number
  readonly sourceFace: 'serif' | 'sans'
  /** Whether the rows around the active one are quiet. */
  readonly focusMode: boolean
  readonly smartPunctuation: boolean
  /** Whether a semicolon ends a sentence where rows are sentences. */
  readonly breakAtSemicolon: boolean
  /** What the user is called in tracked changes and comments; empty until they say. */
  readonly authorName: string
  /** What of tracked changes is seen: all, the text as it would be accepted, or as it was. */
  readonly markup: 'all' | 'final' | 'original'
  /** English of new projects. */
  readonly targetLanguage: TargetLanguage
  /** Width of the left column as a share of both, 0.25 to 0.75. */
  readonly columnRatio: number
  /** Whether the translation stands on the left. */
  readonly swapped: boolean
  readonly outline: PanelPreference
  readonly side: PanelPreference
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  language: 'system',
  zoom: 100,
  sourceFace: 'serif',
  focusMode: false,
  smartPunctuation: true,
  breakAtSemicolon: false,
  authorName: '',
  markup: 'all',
  targetLanguage: 'en',
  columnRatio: 0.5,
  swapped: false,
  outline: { open: true, width: 220 },
  side: { open: false, width: 300 },
}

/** Characters of the user's name. */
export const LONGEST_NAME = 80

/** The steps that larger and smaller go through. */
export const ZOOM_STEPS = [70, 80, 90, 100, 110, 125, 150, 175, 200] as const

/** The next step of zoom above (1) or below (-1); the zoom itself at either end. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse()
  return steps.find((step) => (direction === 1 ? step > zoom : step < zoom)) ?? zoom
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const oneOf = <T extends string>(values: readonly T[], value: unknown, fallback: T): T =>
  values.find((candidate) => candidate === value) ?? fallback

const within = (low: number, high: number, value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.min(high, Math.max(low, value))
    : fallback

const flag = (value: unknown, fallback: boolean): boolean =>
  typeof value === 'boolean' ? value : fallback

const name = (value: unknown, fallback: string): string =>
  typeof value === 'string' ? value.trim().slice(0, LONGEST_NAME) : fallback

const panel = (value: unknown, fallback: PanelPreference): PanelPreference =>
  isRecord(value)
    ? {
        open: flag(value.open, fallback.open),
        width: within(...PANEL_WIDTHS, value.width, fallback.width),
      }
    : fallback

/** Preferences out of whatever was stored: what is missing or wrong takes its default. */
export function parsePreferences(value: unknown): Preferences {
  const given = isRecord(value) ? value : {}
  const standard = DEFAULT_PREFERENCES
  return {
    theme: oneOf(['system', 'light', 'dark'], given.theme, standard.theme),
    language: oneOf(['system', ...INTERFACE_LANGUAGES], given.language, standard.language),
    zoom: within(70, 200, given.zoom, standard.zoom),
    sourceFace: oneOf(['serif', 'sans'], given.sourceFace, standard.sourceFace),
    focusMode: flag(given.focusMode, standard.focusMode),
    smartPunctuation: flag(given.smartPunctuation, standard.smartPunctuation),
    breakAtSemicolon: flag(given.breakAtSemicolon, standard.breakAtSemicolon),
    authorName: name(given.authorName, standard.authorName),
    markup: oneOf(['all', 'final', 'original'], given.markup, standard.markup),
    targetLanguage: oneOf(TARGET_LANGUAGES, given.targetLanguage, standard.targetLanguage),
    columnRatio: within(0.25, 0.75, given.columnRatio, standard.columnRatio),
    swapped: flag(given.swapped, standard.swapped),
    outline: panel(given.outline, standard.outline),
    side: panel(given.side, standard.side),
  }
}

/** Lets the style sheets know what was settled: attributes and properties of the root element. */
export function applyPreferences(root: HTMLElement, preferences: Preferences): void {
  root.dataset.theme = preferences.theme
  root.dataset.sourceFace = preferences.sourceFace
  root.dataset.focusMode = String(preferences.focusMode)
  root.dataset.markup = preferences.markup
  root.dataset.swapped = String(preferences.swapped)
  root.style.setProperty('--zoom', String(preferences.zoom / 100))
  root.style.setProperty('--column-ratio', String(preferences.columnRatio))
}
