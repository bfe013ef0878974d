; Adds Shoal to "Open with" of lists, and leaves the program that opens them by default alone.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Shoal.List" "" "List of image URLs"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Shoal.List\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Shoal.List\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Shoal.List" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Shoal.List" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Shoal.List"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Shoal.List"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Shoal.List"
!macroend
