using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Build.Framework;

namespace MoodLab.Web.Build
{
    /// <summary>
    /// Runs a Node command unless another build has just done so: builds that run at the same time (one for each test
    /// project, say) take turns on a lock file, and whoever finds the stamp newer than the inputs has nothing to do.
    /// </summary>
    public sealed class RunNodeStep : Microsoft.Build.Utilities.Task
    {
        private const int OldestNode = 20;

        private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

        /// <summary>Gets or sets the command line.</summary>
        [Required]
        public string Command { get; set; }

        /// <summary>Gets or sets the folder to run it in.</summary>
        [Required]
        public string Directory { get; set; }

        /// <summary>Gets or sets the files that it depends on.</summary>
        [Required]
        public ITaskItem[] Inputs { get; set; }

        /// <summary>Gets or sets the file that is touched after a success.</summary>
        [Required]
        public string Stamp { get; set; }

        /// <summary>Gets or sets the file whose holder may run.</summary>
        [Required]
        public string LockFile { get; set; }

        /// <inheritdoc />
        public override bool Execute()
        {
            using (var turn = WaitForTurn())
            {
                if (turn == null)
                {
                    Log.LogError("Another build has held {0} for {1}.", LockFile, s_patience);
                    return false;
                }

                return IsDone() || (HasNode() && RunCommand());
            }
        }

        private FileStream WaitForTurn()
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(LockFile));
            var waited = Stopwatch.StartNew();
            while (waited.Elapsed < s_patience)
            {
                try
                {
                    return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException)
                {
                    Thread.Sleep(100);
                }
            }

            return null;
        }

        private bool IsDone() =>
            File.Exists(Stamp)
            && Inputs.All(input => File.GetLastWriteTimeUtc(input.ItemSpec) <= File.GetLastWriteTimeUtc(Stamp));

        private bool HasNode()
        {
            if (Run("node --version", out var version) != 0
                || !int.TryParse(version.Trim().TrimStart('v').Split('.')[0], out var major)
                || major < OldestNode)
            {
                Log.LogError(
                    "The pages are bundled with Node {0} or newer, which was not found: install it and build again.",
                    OldestNode);
                return false;
            }

            return true;
        }

        private bool RunCommand()
        {
            var exitCode = Run(Command, out var output);
            if (exitCode != 0)
            {
                Log.LogError("{0} ended with {1}: {2}", Command, exitCode, output.Trim());
                return false;
            }

            File.WriteAllText(Stamp, string.Empty);
            return true;
        }

        private int Run(string command, out string output)
        {
            var windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
            var quoted = windows ? $"/d /c {command} 2>&1" : $"-c \"{command.Replace("\"", "\\\"")} 2>&1\"";
            var start = new ProcessStartInfo(windows ? "cmd.exe" : "/bin/sh", quoted)
            {
                WorkingDirectory = Directory,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using (var process = Process.Start(start))
            {
                output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode;
            }
        }
    }
}
