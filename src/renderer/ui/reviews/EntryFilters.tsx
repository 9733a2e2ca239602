import { ArrowDownWideNarrow } from 'lucide-react'
import { useT } from '../hooks.ts'
import { ENTRY_FILTERS } from './entries.ts'
import type { RoundState } from './use-round.ts'

/** Which entries the list has, and in which order. */
export function EntryFilters({ state }: { readonly state: RoundState }) {
  const t = useT()
  return (
    <div className="round-filters">
      <select
        className="input select"
        aria-label={t('rounds.filter.label')}
        value={state.filter}
        onChange={(event) => {
          const chosen = ENTRY_FILTERS.find((filter) => filter === event.target.value)
          if (chosen) state.show(chosen)
        }}
      >
        {ENTRY_FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {t(`rounds.filter.${filter}`, { count: state.counts[filter] })}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="icon-button"
        aria-pressed={state.order === 'conflicts'}
        aria-label={t('rounds.order')}
        title={t('rounds.order')}
        onClick={() => state.setOrder(state.order === 'conflicts' ? 'document' : 'conflicts')}
      >
        <ArrowDownWideNarrow size={16} aria-hidden />
      </button>
    </div>
  )
}
