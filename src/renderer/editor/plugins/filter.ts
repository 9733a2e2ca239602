import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import type { RowFilter } from '../handle.ts'

const key = new PluginKey<RowFilter>('filter')

const NO_FILTER: RowFilter = { statuses: [], bookmarked: false }

/** Which rows are shown. The style sheet hides the others by the attributes of the page and rows. */
export const filtering = (): Plugin<RowFilter> =>
  new Plugin({
    key,
    state: {
      init: () => NO_FILTER,
      apply: (tr, filter) => (tr.getMeta(key) as RowFilter | undefined) ?? filter,
    },
    props: {
      attributes: (state) => {
        const { statuses, bookmarked, changed, commented } = filterOf(state)
        const classes = [
          ...(statuses.length > 0 ? ['by-status'] : []),
          ...statuses.map((status) => `show-${status}`),
          ...(bookmarked ? ['by-bookmark'] : []),
          ...(changed ? ['by-change'] : []),
          ...(commented ? ['by-comment'] : []),
        ]
        return { class: classes.join(' ') }
      },
    },
  })

export const filterOf = (state: EditorState): RowFilter => key.getState(state) ?? NO_FILTER

export const setFilter = (state: EditorState, filter: RowFilter) => state.tr.setMeta(key, filter)
