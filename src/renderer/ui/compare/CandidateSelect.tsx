import { useId } from 'react'
import { useT } from '../hooks.ts'
import { type Candidate, candidateName, NOW } from './candidates.ts'
import type { Candidates } from './use-candidates.ts'

interface CandidateSelectProps {
  readonly label: string
  /** Null as long as they are not known. */
  readonly candidates: Candidates | null
  readonly value: Candidate | null
  readonly onChoose: (id: string) => void
  readonly onFile: () => void
}

const NOTHING = ''
const FILE = 'choose-file'
const GROUPS = ['versions', 'backups', 'files'] as const

/** The texts that can be compared, in the system's own list; the last entry asks for a file. */
export function CandidateSelect(props: CandidateSelectProps) {
  const { label, candidates, value, onChoose, onFile } = props
  const t = useT()
  const id = useId()
  const option = (candidate: Candidate) => (
    <option key={candidate.id} value={candidate.id}>
      {candidateName(candidate, t)}
    </option>
  )
  return (
    <div className="compare-version">
      <label className="compare-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input select"
        value={value?.id ?? NOTHING}
        onChange={(event) => {
          if (event.target.value === FILE) onFile()
          else onChoose(event.target.value)
        }}
      >
        {!value && (
          <option value={NOTHING} disabled>
            {t('compare.nothing')}
          </option>
        )}
        {option(NOW)}
        {GROUPS.map((group) => {
          const list = candidates?.[group] ?? []
          return (
            list.length > 0 && (
              <optgroup key={group} label={t(`compare.group.${group}`)}>
                {list.map(option)}
              </optgroup>
            )
          )
        })}
        <option value={FILE}>{t('compare.file')}</option>
      </select>
    </div>
  )
}
