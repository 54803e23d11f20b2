import { type CallEndpoint, type CloudCall, callParameters } from "./cloud-call";
import { shellWord } from "./shell-word";

/** How a call can be written down for another tool. */
export const CALL_TOOLS = ["tccli", "terraform", "node"] as const;
export type CallTool = (typeof CALL_TOOLS)[number];

/** Product names, the same in every language. */
export const CALL_TOOL_NAMES: Readonly<Record<CallTool, string>> = {
  tccli: "tccli",
  terraform: "Terraform",
  node: "Node.js SDK",
};

/** The call for a tool, with region and ids filled in and no secret; null where the tool has nothing for it. */
export function callText(tool: CallTool, call: CloudCall, endpoint: CallEndpoint): string | null {
  switch (tool) {
    case "tccli":
      return tccliText(call, endpoint.host);
    case "terraform":
      return terraformText(call);
    case "node":
      return nodeText(call, endpoint);
  }
}

/** One line of Tencent Cloud's command line tool, as in its own examples. Keys are the tool's own matter: none is in it. */
export function tccliText(call: CloudCall, host: string | null): string {
  const parameters = Object.entries(callParameters(call)).map(
    ([name, value]) => `--${name} ${shellWord(String(value))}`,
  );
  return [
    `tccli mongodb ${call.action} --cli-unfold-argument`,
    `--region ${shellWord(call.region)}`,
    ...(host ? [`--endpoint ${shellWord(host)}`] : []),
    ...parameters,
  ].join(" ");
}

/** A module for Node.js with the vendor's SDK (package tencentcloud-sdk-nodejs). The key comes from the environment. */
function nodeText(call: CloudCall, { protocol, host }: CallEndpoint): string {
  const http = protocol === "https://" ? "" : `protocol: ${JSON.stringify(protocol)}, `;
  const parameters = Object.entries(callParameters(call)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `import { mongodb } from "tencentcloud-sdk-nodejs";

const client = new mongodb.v20190725.Client({
  credential: {
    secretId: process.env.TENCENTCLOUD_SECRET_ID,
    secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
  },
  region: ${JSON.stringify(call.region)},
  profile: { httpProfile: { ${http}endpoint: ${JSON.stringify(host)} } },
});
const answer = await client.${call.action}({ ${parameters.join(", ")} });
console.log(JSON.stringify(answer, null, 2));`;
}

/** A quoted text of HCL (Terraform language, "Strings and templates"): `\${` and `%{` would begin a template. */
function hclText(value: string): string {
  return JSON.stringify(value).replaceAll(/[$%]\{/g, (sign) => `${sign[0]}${sign}`);
}

/** A name of HCL: letters, digits, hyphens and underscores, a letter first. */
function hclName(value: string): string {
  const name = value.replace(/[^\w-]/g, "_");
  return /^[A-Za-z]/.test(name) ? name : `instance_${name}`;
}

function resource(instanceId: string, enable: boolean): string {
  return `resource "tencentcloud_mongodb_instance_ssl" "${hclName(instanceId)}" {
  instance_id = ${hclText(instanceId)}
  enable      = ${enable}
}`;
}

/**
 * The same with Terraform's provider tencentcloudstack/tencentcloud (its pages of the resource mongodb_instance_ssl and of the data sources
 * mongodb_instances and mongodb_instance_urls). It has no data source for SSL: the resource, imported as it is, tells. With SSL not known a
 * plan could switch it, so there is nothing to give.
 */
function terraformText(call: CloudCall): string | null {
  const provider = `provider "tencentcloud" {
  region = ${hclText(call.region)}
}`;
  switch (call.action) {
    case "DescribeDBInstances":
      return `${provider}

data "tencentcloud_mongodb_instances" "all" {}

output "instances" {
  value = data.tencentcloud_mongodb_instances.all.instance_list
}`;
    case "DescribeDBInstanceURL": {
      const name = hclName(call.instanceId);
      return `${provider}

data "tencentcloud_mongodb_instance_urls" "${name}" {
  instance_id = ${hclText(call.instanceId)}
}

output "urls" {
  value = data.tencentcloud_mongodb_instance_urls.${name}.urls
}`;
    }
    case "DescribeInstanceSSL": {
      if (call.enabled === null) return null;
      const name = hclName(call.instanceId);
      return `${provider}

import {
  to = tencentcloud_mongodb_instance_ssl.${name}
  id = ${hclText(call.instanceId)}
}

${resource(call.instanceId, call.enabled)}

output "ssl" {
  value = {
    status       = tencentcloud_mongodb_instance_ssl.${name}.status
    expired_time = tencentcloud_mongodb_instance_ssl.${name}.expired_time
    cert_url     = tencentcloud_mongodb_instance_ssl.${name}.cert_url
  }
}`;
    }
    case "InstanceEnableSSL":
      return `${provider}

${resource(call.instanceId, call.target === "enabled")}`;
  }
}
