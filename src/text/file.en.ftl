### The register file, its lock, backups and restore.

file-missing = The file { $path } does not exist.
file-missing-hint = Check the name and the folder. You make a new register yourself; that never happens by itself.
file-no-name = “{ $path }” is not a name for a file.
file-no-name-hint = Give a folder and a name, for example contracts.db.
file-name-too-long = The name { $path } is too long.
file-name-too-long-hint = Use a shorter name, or a folder with a shorter path.
file-is-folder = { $path } is a folder, not a file.
file-is-link = { $path } is a link to another file.
file-is-pipe = { $path } is a pipe between programs, not a plain file.
file-is-device = { $path } is a device, not a plain file.
file-not-plain-hint = Give the name of the file itself.
file-not-permitted = You may not use { $path }.
file-not-permitted-hint = Ask the owner of the file or the administrator for permission.
file-read-failed = { $path } could not be read or written.

file-not-perceel = { $path } is not a perceel register but a file of another program. Nothing was changed.
file-not-database = { $path } is not a perceel register. Nothing was changed.
file-not-perceel-hint = Choose another file. Data from another program comes in through import.
file-empty = { $path } is empty. Nothing was changed.
file-empty-hint = Restore a backup, or remove the empty file and make a new register.
file-newer = { $path } has version { $version }; this program knows version { $known }. Nothing was changed.
file-newer-hint = Use a perceel that knows this version.
file-older = { $path } still has version { $version } and cannot be upgraded now.
file-older-hint = Open the file when nobody else uses it, in a place where you may write.
file-no-upgrade = { $path } cannot be upgraded to the version of this program. The file is as it was.
file-upgraded = The file was upgraded from version { $from } to { $to }. The old version is in { $path }.
file-schema-differs = The tables in { $path } are not the ones that perceel makes. Nothing was changed.
file-schema-differs-hint = Restore a backup, or find out who changed the file.
file-converted = Another program had changed the way of saving. That was put right; a copy from before is in { $path }.

file-busy = Another program is using the file. Nothing was saved; what you typed is still there.
file-busy-hint = Try again in a moment.
file-read-only-asked = Read-only, because you asked for it.
file-read-only-file = Read-only: the file is protected against writing.
file-read-only-folder = Read-only: the folder of the file cannot be written.
file-read-only-in-use = Read-only: somebody else is working in this file.
file-read-only-in-use-by = Read-only: this file is being worked in on { $host } since { $since } (process { $pid }).
file-protected = The file can only be read. Nothing was saved.
file-protected-hint = Open the file in a place where you may write.
file-unfinished-save = There is a save beside the file that was not finished. It cannot be read like this.
file-unfinished-save-hint = Open the file once in a place where you may write; that puts everything right.

file-unsafe-place = { $path } is in a place where saving is not safe ({ $place }).
file-unsafe-place-hint = Put the file on a disk of your own, open it only to read, or agree to it explicitly.
file-unsafe-allowed = The file is in a place where saving is not safe ({ $place }). You agreed to that.
file-conflict-copies = { $count ->
    [one] Beside the file is a copy left by a conflict: { $names }. Find out which one is right.
   *[other] Beside the file are { $count } copies left by a conflict: { $names }. Find out which one is right.
}
file-tightened = Others on this computer could open { $path } (mode { $mode }). Now only you can.
file-not-tightened = Others on this computer can open { $path } (mode { $mode }). That could not be changed.

file-disk-full = The disk is full. Nothing was saved; what you typed is still there.
file-disk-full-hint = Free some space and try again.
file-io-failed = The file could not be read or written. Nothing was saved.
file-io-failed-hint = Check the disk or the connection and try again.
file-replaced = Another program replaced or moved the file. Nothing was saved.
file-replaced-hint = Open the file again and check what is in it.
file-damaged = The file is damaged. Nothing was changed.
file-damaged-hint = Restore the newest good backup; the damaged file is kept.
file-not-sound = { $path } is damaged. Nothing was changed.
file-setting-refused = SQLite does not take the setting { $setting } for { $path }. Nothing was changed.
file-sqlite-too-old = This program was built with a SQLite that is too old ({ $version }).
file-value-refused = The file does not take this value. Nothing was saved.
file-value-refused-hint = Check what you filled in. If you think it should fit, report this.
file-stopped = Stopped. Nothing was saved.
file-stopped-hint = Start again if you want to go on.
file-unexpected = Something went wrong in the program itself. Nothing was saved.
file-unexpected-hint = Report this, with the cause that stands beside it.

file-not-created = { $path } was not made.
file-not-created-hint = Choose another place, or check whether you may write there.
file-no-folder-hint = The folder does not exist. Make it first, or choose another.
file-exists = { $path } exists already. Nothing was overwritten.
file-exists-hint = Choose another name, or move the existing file away first.
file-restore-same = { $path } is the register itself, not a backup of it. Choose a copy.
