import { history, redoDepth, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { DocumentHeader, ViewState } from '../../core/document/changes.ts'
import { SEGMENTED } from '../../core/document/create.ts'
import type {
  BilingualDocument,
  Metadata,
  RowKind,
  Side,
  SourceLanguage,
  TargetLanguage,
} from '../../core/document/model.ts'
import { NO_COUNTS } from '../../core/document/summary.ts'
import { EditorChanges } from './changes.ts'
import { sentenceRows } from './commands/granularity.ts'
import { COMMANDS } from './commands/index.ts'
import { activeMarks, linkAt, setLink } from './commands/marks.ts'
import { parkedOf } from './commands/review.ts'
import { setKind } from './commands/rows.ts'
import { activeThread, Commenter, planOf } from './comments/commenter.ts'
import { commentsOfRow } from './comments/threads.ts'
import { toDoc, toRows } from './convert.ts'
import { countsOf, countsOfRow, missingCodesOf, outlineOf } from './counts.ts'
import { Finder } from './find/finder.ts'
import type {
  ChangeInfo,
  CommandName,
  CommentThread,
  EditorCommand,
  EditorHandle,
  EditorOptions,
  EditorSnapshot,
  OutlineEntry,
  RowFilter,
} from './handle.ts'
import { activeRowHighlight } from './plugins/active-row.ts'
import { changeTips } from './plugins/change-tips.ts'
import { clipboard } from './plugins/clipboard.ts'
import { drafting } from './plugins/drafting.ts'
import { filtering, setFilter } from './plugins/filter.ts'
import { guard } from './plugins/guard.ts'
import { keys } from './plugins/keys.ts'
import { links } from './plugins/links.ts'
import { type Refusal, refusals } from './plugins/refusals.ts'
import { selecting } from './plugins/selecting.ts'
import { smartPunctuation } from './plugins/smart-punctuation.ts'
import { steady } from './plugins/steady.ts'
import { Window } from './plugins/window.ts'
import {
  activeRow,
  activeSide,
  caretIn,
  cellAt,
  type RowPlace,
  rowById,
  rowByIndex,
  selectedRows,
} from './positions.ts'
import { Reviewer } from './review/reviewer.ts'
import { Authors } from './revise/authors.ts'
import { changeAt, countOfChanges } from './revise/changes.ts'
import { Tracker } from './revise/tracker.ts'
import { RowSelection } from './row-selection.ts'
import { scrollerOf, scrollToHead } from './scroll.ts'
import { ChangeView } from './views/change-view.ts'
import { ChunkView } from './views/chunk-view.ts'
import { CodeView, type PictureSource } from './views/code-view.ts'
import { CommentView } from './views/comment-view.ts'
import { RowView } from './views/row-view.ts'

const NO_COMMENTS: readonly CommentThread[] = []

/** Steps of history that are kept. */
const HISTORY_DEPTH = 1000

export interface EditorConfig {
  /** The element the page is put into. */
  readonly mount: HTMLElement
  readonly document: BilingualDocument
  readonly view?: ViewState | null
  /** What a screen reader calls the page. */
  readonly label: string
  readonly options: EditorOptions
  /** Told the address of a link that was clicked in order to follow it. */
  readonly onOpenLink?: (href: string) => void
  /** Gives what a picture of the original file looks like. */
  readonly pictureOf?: PictureSource
  /** Told of typing into a source or a locked row, which changes nothing. */
  readonly onRefused?: (why: Refusal) => void
  /** Says in a line who made a tracked change, and when. */
  readonly sayChange?: (change: ChangeInfo) => string
}

/** Opens a document for editing. */
export const createEditor = (config: EditorConfig): EditorHandle => new Editor(config)

class Editor implements EditorHandle {
  readonly commands: Readonly<Record<CommandName, EditorCommand>>
  readonly changes: EditorChanges
  readonly find: Finder
  readonly review = new Reviewer()
  readonly comments = new Commenter()
  #tracker = new Tracker()
  #view: EditorView
  #header: DocumentHeader
  #options: EditorOptions
  #window = new Window()
  #listeners = new Set<() => void>()
  #snapshot: EditorSnapshot | null = null
  #outline: { readonly doc: Node | null; readonly entries: readonly OutlineEntry[] } = {
    doc: null,
    entries: [],
  }
  #telling = 0
  #scrolling = 0
  #pane: HTMLElement | null

  constructor(config: EditorConfig) {
    const { mount, label, options } = config
    const { rows: _, ...header } = config.document
    this.#header = header
    this.#options = options
    this.#pane = scrollerOf(mount)
    this.find = new Finder(this.#window, this.#tracker)
    const authors = new Authors()
    this.#view = new EditorView(
      { mount },
      {
        state: this.#createState(config),
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'false',
        },
        nodeViews: {
          chunk: (node, editor, getPos, decorations) =>
            new ChunkView(node, editor, getPos, decorations, this.#window),
          row: (node) => new RowView(node),
          code: (node) => new CodeView(node, config.pictureOf ?? (async () => null)),
          source: () => this.#cell('source'),
          target: () => this.#cell('target'),
        },
        markViews: {
          insertion: (mark) => new ChangeView(mark, authors),
          deletion: (mark) => new ChangeView(mark, authors),
          comment: (mark) => new CommentView(mark),
        },
        handleScrollToSelection: () => true,
        dispatchTransaction: (given) => {
          const before = this.#view.state
          const tr = this.#tracker.tracked(before, given)
          const state = before.apply(tr)
          this.#view.updateState(state)
          if (tr.scrolledIntoView) this.#scroll()
          if (state.doc !== before.doc) this.changes.changed()
          if (state !== before) this.#tell()
        },
      },
    )
    this.changes = new EditorChanges(() => ({
      doc: this.#view.state.doc,
      header: this.#headerNow(),
    }))
    this.commands = Object.fromEntries(
      Object.entries({ ...COMMANDS, sentenceRows: sentenceRows(() => this.#options) }).map(
        ([name, command]) => [name, this.#bind(command)],
      ),
    ) as Record<CommandName, EditorCommand>
    this.#view.dispatch(this.#view.state.tr.scrollIntoView())
  }

  snapshot(): EditorSnapshot {
    this.#snapshot ??= this.#takeSnapshot()
    return this.#snapshot
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  document(): BilingualDocument {
    return { ...this.#headerNow(), rows: toRows(this.#view.state.doc) }
  }

  header(): DocumentHeader {
    return this.#headerNow()
  }

  outline(): readonly OutlineEntry[] {
    const { doc } = this.#view.state
    if (this.#outline.doc !== doc) {
      this.#outline = { doc, entries: outlineOf(doc, this.#outline.entries) }
    }
    return this.#outline.entries
  }

  view(): ViewState | null {
    const { state } = this.#view
    const row = activeRow(state)
    if (!row) return null
    const cell = cellAt(state.selection.$head)
    const offset = cell ? state.selection.head - cell.start : 0
    return { rowId: row.node.attrs.id, side: activeSide(state.selection), offset }
  }

  goto(rowId: string, side: Side = 'target', offset = Number.MAX_SAFE_INTEGER): void {
    this.#goTo(rowById(this.#view.state.doc, rowId), side, offset)
  }

  gotoIndex(index: number): void {
    this.#goTo(rowByIndex(this.#view.state.doc, index), 'target', Number.MAX_SAFE_INTEGER)
  }

  focus(): void {
    this.#view.focus()
  }

  linkAt(): string | null {
    return linkAt(this.#view.state)?.href ?? null
  }

  setLink(href: string): boolean {
    return this.#run(setLink(href))
  }

  setKind(kind: RowKind, level: number): boolean {
    return this.#run(setKind(kind, level))
  }

  setFilter(filter: RowFilter): void {
    this.#window.setFilter(filter)
    this.#view.dispatch(setFilter(this.#view.state, filter).scrollIntoView())
  }

  setZoom(zoom: number): void {
    this.#window.setZoom(zoom)
  }

  setMetadata(metadata: Metadata): void {
    this.#setHeader({ ...this.#header, metadata })
  }

  setLanguages(sourceLanguage: SourceLanguage, targetLanguage: TargetLanguage): void {
    this.#setHeader({ ...this.#header, sourceLanguage, targetLanguage })
    for (const side of ['source', 'target'] as const) {
      for (const cell of this.#view.dom.querySelectorAll<HTMLElement>(`.cell.${side}`)) {
        cell.lang = this.#language(side)
      }
    }
  }

  setOptions(options: EditorOptions): void {
    this.#options = options
  }

  track(author: string | null): void {
    this.#tracker.track(author)
    this.#tell()
  }

  destroy(): void {
    clearTimeout(this.#telling)
    cancelAnimationFrame(this.#scrolling)
    this.#listeners.clear()
    this.#view.destroy()
  }

  #createState({ document, view, onOpenLink, onRefused, sayChange }: EditorConfig): EditorState {
    const doc = toDoc(document.rows, document.granularity, document.parked)
    const row = (view && rowById(doc, view.rowId)) ?? rowByIndex(doc, 0)
    return EditorState.create({
      doc,
      selection: row
        ? caretIn(doc, row, view?.side ?? 'target', view?.offset ?? Number.MAX_SAFE_INTEGER)
        : TextSelection.atStart(doc),
      plugins: [
        guard((side) => this.#isEditable(side)),
        this.#tracker.plugin,
        drafting(),
        filtering(),
        this.#window.plugin,
        activeRowHighlight(),
        selecting(),
        smartPunctuation(() => this.#options.smartPunctuation),
        keys(() => this.#options.reviewing),
        links(onOpenLink ?? (() => {})),
        clipboard(),
        history({ depth: HISTORY_DEPTH }),
        this.find.plugin,
        this.review.plugin,
        this.comments.plugin,
        ...(sayChange ? [changeTips(sayChange)] : []),
        steady(),
        refusals((side) => this.#isEditable(side), onRefused ?? (() => {})),
      ],
    })
  }

  #cell(side: Side): { readonly dom: HTMLElement; readonly contentDOM: HTMLElement } {
    const dom = globalThis.document.createElement('div')
    dom.className = `cell ${side}`
    dom.lang = this.#language(side)
    return { dom, contentDOM: dom }
  }

  /** The source is only read, unless the alignment is being reviewed. */
  #isEditable(side: Side): boolean {
    return side === 'target' || this.#options.reviewing
  }

  #language(side: Side): string {
    return side === 'source' ? this.#header.sourceLanguage : this.#header.targetLanguage
  }

  #bind(command: Command): EditorCommand {
    return {
      run: () => this.#run(command),
      enabled: () => command(this.#view.state, undefined, this.#view),
    }
  }

  #run(command: Command): boolean {
    return command(this.#view.state, this.#view.dispatch, this.#view)
  }

  #goTo(row: RowPlace | null, side: Side, offset: number): void {
    if (!row) return
    const selection = caretIn(this.#view.state.doc, row, side, offset)
    this.#view.dispatch(this.#view.state.tr.setSelection(selection).scrollIntoView())
    this.#view.focus()
  }

  /**
   * What is drawn on arrival at a far place may be of another height than was guessed, so a frame
   * later the place is looked at once more.
   */
  #scroll(): void {
    const pane = this.#pane
    if (!pane) return
    cancelAnimationFrame(this.#scrolling)
    if (!scrollToHead(this.#view, pane)) return
    this.#scrolling = requestAnimationFrame(() => scrollToHead(this.#view, pane))
  }

  /** Granularity and what is parked are part of the undoable document, the rest is not. */
  #headerNow(): DocumentHeader {
    const { granularity } = this.#view.state.doc.attrs
    const parked = parkedOf(this.#view.state)
    if (this.#header.granularity !== granularity || this.#header.parked !== parked) {
      this.#header = { ...this.#header, granularity, parked }
    }
    return this.#header
  }

  #setHeader(header: DocumentHeader): void {
    this.#header = header
    this.changes.changed()
    this.#tell()
  }

  /** After the frame: what is shown around the page never delays what is typed. */
  #tell(): void {
    this.#snapshot = null
    if (this.#telling) return
    this.#telling = window.setTimeout(() => {
      this.#telling = 0
      for (const listener of this.#listeners) listener()
    }, 0)
  }

  #takeSnapshot(): EditorSnapshot {
    const { state } = this.#view
    const row = activeRow(state)
    const attrs = row?.node.attrs
    return {
      rowIndex: row?.index ?? -1,
      rowId: attrs?.id ?? '',
      side: activeSide(state.selection),
      selectedRows: state.selection instanceof RowSelection ? selectedRows(state).length : 0,
      kind: attrs?.kind ?? 'paragraph',
      level: attrs?.level ?? 0,
      status: attrs?.status ?? 'empty',
      locked: attrs?.locked ?? false,
      bookmarked: attrs?.bookmarked ?? false,
      marks: activeMarks(state),
      counts: countsOf(state.doc),
      rowCounts: row ? countsOfRow(row.node) : NO_COUNTS,
      missingCodes: row ? missingCodesOf(row.node) : 0,
      comments: row ? commentsOfRow(row.node) : NO_COMMENTS,
      thread: activeThread(state),
      commenting: planOf(state),
      tracking: this.#tracker.author,
      changes: countOfChanges(state.doc),
      change: changeAt(state, row),
      granularity: state.doc.attrs.granularity,
      link: attrs?.link ?? SEGMENTED,
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    }
  }
}
