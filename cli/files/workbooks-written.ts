/** What is used of the package that writes Excel workbooks. The build makes one file of it, loaded only where one is written. */
export { default as writeExcelFile } from "write-excel-file/node";
