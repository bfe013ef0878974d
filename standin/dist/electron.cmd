@set "STANDIN_EXE=%~f0"
@if defined ELECTRON_RUN_AS_NODE (node %*) else (node "%~dp0..\boot.ts" %*)
