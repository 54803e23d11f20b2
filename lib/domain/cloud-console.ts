/** The site whose customers call this endpoint has a console of its own; the mainland's is told by its general host (addresses as Tencent's documents link them). */
export function cloudConsoleUrl(endpointHost: string): string {
  return endpointHost === "mongodb.tencentcloudapi.com"
    ? "https://console.cloud.tencent.com/mongodb"
    : "https://console.tencentcloud.com/mongodb";
}
