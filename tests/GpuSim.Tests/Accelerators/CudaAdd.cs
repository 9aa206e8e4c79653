using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using System.Reflection;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Tests.Accelerators;

/// <summary>A kernel that adds two vectors to a third: as CUDA text, and as the PTX that clang-16 makes of it for sm_80.</summary>
static class CudaAdd
{
    /// <summary>sum += scale (left + right)</summary>
    public const string Text = """
        #ifndef __CUDACC_RTC__
        #define __global__ __attribute__((global))
        #define THREAD __nvvm_read_ptx_sreg_tid_x()
        #define BLOCK __nvvm_read_ptx_sreg_ctaid_x()
        #define BLOCK_SIZE __nvvm_read_ptx_sreg_ntid_x()
        #else
        #define THREAD threadIdx.x
        #define BLOCK blockIdx.x
        #define BLOCK_SIZE blockDim.x
        #endif
        extern "C" __global__ void Add(const float* left, long long lefts, const float* right, long long rights, float* sum, long long sums, float scale)
        {
            int i = (int)(BLOCK * BLOCK_SIZE + THREAD);
            if (i < sums) sum[i] += scale * (left[i] + right[i]);
        }
        """;

    /// <summary>Of <see cref="Text"/>.</summary>
    public const string Ptx = """
        .version 7.0
        .target sm_80
        .address_size 64

        	// .globl	Add

        .visible .entry Add(
        	.param .u64 Add_param_0,
        	.param .u64 Add_param_1,
        	.param .u64 Add_param_2,
        	.param .u64 Add_param_3,
        	.param .u64 Add_param_4,
        	.param .u64 Add_param_5,
        	.param .f32 Add_param_6
        )
        {
        	.reg .pred 	%p<2>;
        	.reg .b32 	%r<5>;
        	.reg .f32 	%f<8>;
        	.reg .b64 	%rd<13>;

        	mov.u32 	%r1, %ctaid.x;
        	ld.param.u64 	%rd8, [Add_param_5];
        	mov.u32 	%r2, %ntid.x;
        	mov.u32 	%r3, %tid.x;
        	mad.lo.s32 	%r4, %r1, %r2, %r3;
        	cvt.s64.s32 	%rd4, %r4;
        	setp.ge.s64 	%p1, %rd4, %rd8;
        	@%p1 bra 	$L__BB0_2;
        	ld.param.f32 	%f1, [Add_param_6];
        	ld.param.u64 	%rd5, [Add_param_0];
        	ld.param.u64 	%rd6, [Add_param_4];
        	cvta.to.global.u64 	%rd1, %rd6;
        	ld.param.u64 	%rd7, [Add_param_2];
        	cvta.to.global.u64 	%rd2, %rd7;
        	cvta.to.global.u64 	%rd3, %rd5;
        	shl.b64 	%rd9, %rd4, 2;
        	add.s64 	%rd10, %rd3, %rd9;
        	ld.global.f32 	%f2, [%rd10];
        	add.s64 	%rd11, %rd2, %rd9;
        	ld.global.f32 	%f3, [%rd11];
        	add.rn.f32 	%f4, %f2, %f3;
        	mul.rn.f32 	%f5, %f4, %f1;
        	add.s64 	%rd12, %rd1, %rd9;
        	ld.global.f32 	%f6, [%rd12];
        	add.rn.f32 	%f7, %f6, %f5;
        	st.global.f32 	[%rd12], %f7;
        $L__BB0_2:
        	ret;

        }
        """;

    /// <summary>The text as the engine hands it over, different for each <paramref name="mark"/>.</summary>
    public static DeviceSource Source(string mark) => OpenClFixture.Source($"// {mark}\n{Text}");

    /// <summary>Puts PTX of a program into an assembly of this process, as the publishing build does.</summary>
    public static void Embed(DeviceSource program, string ptx)
    {
        var assembly = new MemoryStream();
        var made = CSharpCompilation.Create($"GpuSim.PtxOfTest{program.Sha256}", options: new(OutputKind.DynamicallyLinkedLibrary), references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)])
            .Emit(assembly, manifestResources: [new($"ptx/{program.Sha256}.ptx", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(ptx)), isPublic: true)]);
        Assert.True(made.Success, string.Join('\n', made.Diagnostics));
        Assembly.Load(assembly.ToArray());
    }
}
