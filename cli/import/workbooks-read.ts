/** What is used of the package that reads Excel workbooks. The build makes one file of it, loaded only where one is read. */
export { default as readXlsxFile } from "read-excel-file/universal";
