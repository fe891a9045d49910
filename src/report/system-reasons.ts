/** What Node says of why a file could not be read or written, whatever the system and its language (libuv, uv-errors), and what `io` says itself. */
const CHINESE: Readonly<Record<string, string>> = {
  'a folder is there': '那里有一个同名的文件夹',
  'cross-device link not permitted': '不在同一个磁盘上',
  'directory not empty': '文件夹不是空的',
  'disk quota exceeded': '磁盘配额用完了',
  'file already exists': '已有同名的文件',
  'file too large': '文件太大',
  'i/o error': '磁盘读写出错',
  'illegal operation on a directory': '这是文件夹，不是文件',
  'invalid argument': '名称或位置无效',
  'name too long': '名称太长',
  'no space left on device': '磁盘已满',
  'no such device or address': '没有这个设备',
  'no such file or directory': '没有这个文件或文件夹',
  'not a directory': '路径中有一段是文件，不是文件夹',
  'operation not permitted': '系统不允许',
  'permission denied': '没有权限',
  'read-only file system': '磁盘是只读的',
  'resource busy or locked': '正被别的程序占用',
  'text file is busy': '正被别的程序占用',
  'too many open files': '打开的文件太多',
  'file table overflow': '打开的文件太多',
  'too many symbolic links encountered': '链接绕成了圈',
}

/** In Chinese, if it is one of these; else as it is. */
export function reasonInChinese(reason: string): string {
  return CHINESE[reason.toLowerCase()] ?? reason
}
