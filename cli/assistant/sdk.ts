/** What is used of the protocol's SDK. The build makes one file of it, which nothing but `sop mcp` loads. */
export { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
export { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
