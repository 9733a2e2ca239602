/** Why the database could not be used. Each subclass says what happened and what to do. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError'
}

/** The engine offers no database: blocked by a policy, or a window without an origin. */
export class StorageUnavailableError extends StorageError {
  override readonly name = 'StorageUnavailableError'
  constructor(options?: ErrorOptions) {
    super(
      'This window has no database to keep your work in. ' +
        'Allow the application to store data, then start it again.',
      options,
    )
  }
}

/** The database was written by a newer version of the app; it has not been touched. */
export class NewerDatabaseError extends StorageError {
  override readonly name = 'NewerDatabaseError'
  constructor(
    /** Version of the schema found on disk. */
    readonly found: number,
    /** Newest version of the schema that this app knows. */
    readonly known: number,
  ) {
    super(
      `Your library was last opened by a newer version of Facing Pages (its database has version ` +
        `${found}, this app knows ${known}). Nothing was changed; install the newer version again.`,
    )
  }
}

/** The disk, or the share of it that the app may use, is full. */
export class StorageFullError extends StorageError {
  override readonly name = 'StorageFullError'
  constructor(options?: ErrorOptions) {
    super('The disk is full: nothing more can be saved until you free some space on it.', options)
  }
}

/** The connection was closed, as another window upgrades or removes the database. */
export class StorageClosedError extends StorageError {
  override readonly name = 'StorageClosedError'
  constructor(options?: ErrorOptions) {
    super(
      'The library was closed because another window took it over. Close this window and use that one.',
      options,
    )
  }
}

/** The database failed for a reason that may pass. */
export class StorageFailedError extends StorageError {
  override readonly name = 'StorageFailedError'
  constructor(reason: string, options?: ErrorOptions) {
    super(
      `The library could not be reached (${reason}). Keep this window open, so that nothing is ` +
        'lost, and try again.',
      options,
    )
  }
}

/** There is no project, document or version of this id. */
export class NotFoundError extends StorageError {
  override readonly name = 'NotFoundError'
  constructor(what: 'project' | 'document' | 'version', id: string) {
    super(
      `The library has no ${what} “${id}”. It may have been deleted for good; open the library again.`,
    )
  }
}

/** The bytes of a version are no longer what was written. */
export class DamagedVersionError extends StorageError {
  override readonly name = 'DamagedVersionError'
  constructor(version: string, options?: ErrorOptions) {
    super(
      `The version${version && ` “${version}”`} is damaged and cannot be read. Choose another one, or restore a backup.`,
      options,
    )
  }
}

/** Bytes that are not a backup, or not one this version can read. Nothing was changed. */
export class UnreadableBackupError extends StorageError {
  override readonly name = 'UnreadableBackupError'
}
