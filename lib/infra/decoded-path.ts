/** A path of a URL as people write it; as it is where it cannot be decoded. */
export function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
