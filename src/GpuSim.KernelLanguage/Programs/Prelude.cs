namespace GpuSim.KernelLanguage.Programs;

/// <summary>What every program begins with: the few functions that texts call in both languages, each in the language's own way.</summary>
public static class Prelude
{
    /// <summary>The prelude; empty for C#.</summary>
    public static string Of(DeviceLanguage language) => language switch
    {
        DeviceLanguage.OpenCl => OpenCl + Integers("", "long", "ulong"),
        DeviceLanguage.Cuda => Cuda + Integers("static __device__ __forceinline__ ", "long long", "unsigned long long"),
        _ => "",
    };

    // Signed overflow wraps in C# and is undefined in C: texts call these wherever a value might not fit.
    static string Integers(string function, string @long, string @ulong) => $$"""

        {{function}}int add_int(int a, int b) { return (int)((uint)a + (uint)b); }
        {{function}}int sub_int(int a, int b) { return (int)((uint)a - (uint)b); }
        {{function}}int mul_int(int a, int b) { return (int)((uint)a * (uint)b); }
        {{function}}int shl_int(int a, int count) { return (int)((uint)a << (count & 31)); }
        {{function}}int neg_int(int a) { return (int)(0u - (uint)a); }
        {{function}}{{@long}} add_long({{@long}} a, {{@long}} b) { return ({{@long}})(({{@ulong}})a + ({{@ulong}})b); }
        {{function}}{{@long}} sub_long({{@long}} a, {{@long}} b) { return ({{@long}})(({{@ulong}})a - ({{@ulong}})b); }
        {{function}}{{@long}} mul_long({{@long}} a, {{@long}} b) { return ({{@long}})(({{@ulong}})a * ({{@ulong}})b); }
        {{function}}{{@long}} shl_long({{@long}} a, int count) { return ({{@long}})(({{@ulong}})a << (count & 63)); }
        {{function}}{{@long}} neg_long({{@long}} a) { return ({{@long}})(({{@ulong}})0 - ({{@ulong}})a); }

        """;

    const string OpenCl = """
        // OpenCL C 1.2; build with -cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt and no other option that touches numbers
        #pragma OPENCL FP_CONTRACT OFF

        typedef struct
        {
            __global int* words;
            int stride;
        } ColumnView;

        int work_item(void) { return (int)get_global_id(0); }
        int group_item(void) { return (int)get_local_id(0); }
        int group_size(void) { return (int)get_local_size(0); }
        int group_index(void) { return (int)get_group_id(0); }
        int group_count(void) { return (int)get_num_groups(0); }

        int count_ones(uint value) { return (int)popcount(value); }
        int leading_zeros(uint value) { return (int)clz(value); }
        int trailing_zeros(uint value) { return value == 0u ? 32 : 31 - (int)clz(value & (0u - value)); }

        // Adding 2^23 leaves no fraction. PoCL 3.1 takes rint of a constant beyond int for code that is never reached.
        float round_even(float value)
        {
            float size = fabs(value);
            return size < 8388608.0f ? copysign(size + 8388608.0f - 8388608.0f, value) : value;
        }

        // To even, clamped, NaN to 0. convert_int_sat_rte only "should" turn NaN to 0.
        int to_int(float value)
        {
            if (!(value > -2147483648.0f)) return value != value ? 0 : -2147483647 - 1;
            return value >= 2147483648.0f ? 2147483647 : (int)round_even(value);
        }

        """;

    const string Cuda = """
        // CUDA C++ without headers, for NVRTC (-fmad=false -prec-div=true -prec-sqrt=true -ftz=false)
        // and for clang (-x cuda --cuda-device-only -nocudainc -nocudalib -ffp-contract=off)
        typedef unsigned char uchar;
        typedef unsigned short ushort;
        typedef unsigned int uint;

        #ifdef __CUDACC_RTC__

        #define FUSED_MULTIPLY_ADD __fmaf_rn
        #define sqrtf(value) __fsqrt_rn(value)

        static __device__ __forceinline__ int work_item() { return (int)(blockIdx.x * blockDim.x + threadIdx.x); }
        static __device__ __forceinline__ int group_item() { return (int)threadIdx.x; }
        static __device__ __forceinline__ int group_size() { return (int)blockDim.x; }
        static __device__ __forceinline__ int group_index() { return (int)blockIdx.x; }
        static __device__ __forceinline__ int group_count() { return (int)gridDim.x; }

        static __device__ __forceinline__ int count_ones(uint value) { return __popc(value); }
        static __device__ __forceinline__ int leading_zeros(uint value) { return __clz((int)value); }
        static __device__ __forceinline__ uint mul_hi(uint a, uint b) { return __umulhi(a, b); }
        static __device__ __forceinline__ int to_int(float value) { return __float2int_rn(value); }

        static __device__ __forceinline__ int as_int(float value) { return __float_as_int(value); }
        static __device__ __forceinline__ uint as_uint(float value) { return __float_as_uint(value); }
        static __device__ __forceinline__ float as_float(uint bits) { return __uint_as_float(bits); }

        template<class T> static __device__ __forceinline__ T atomic_add(T* target, T value) { return atomicAdd(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_or(T* target, T value) { return atomicOr(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_and(T* target, T value) { return atomicAnd(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_min(T* target, T value) { return atomicMin(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_max(T* target, T value) { return atomicMax(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_xchg(T* target, T value) { return atomicExch(target, value); }
        template<class T> static __device__ __forceinline__ T atomic_cmpxchg(T* target, T compare, T value) { return atomicCAS(target, compare, value); }

        #else

        #pragma clang fp contract(off)
        #define __global__ __attribute__((global))
        #define __device__ __attribute__((device))
        #define __shared__ __attribute__((shared))
        #define __forceinline__ inline __attribute__((always_inline))

        #ifndef FUSED_MULTIPLY_ADD
        #define FUSED_MULTIPLY_ADD __nvvm_fma_rn_f
        #endif
        #define sqrtf(value) __nvvm_sqrt_rn_f(value)
        #define fabsf(value) __builtin_fabsf(value)
        #define floorf(value) __builtin_floorf(value)
        #define rintf(value) __builtin_rintf(value)

        static __device__ __forceinline__ int group_item() { return __nvvm_read_ptx_sreg_tid_x(); }
        static __device__ __forceinline__ int group_size() { return __nvvm_read_ptx_sreg_ntid_x(); }
        static __device__ __forceinline__ int group_index() { return __nvvm_read_ptx_sreg_ctaid_x(); }
        static __device__ __forceinline__ int group_count() { return __nvvm_read_ptx_sreg_nctaid_x(); }
        static __device__ __forceinline__ int work_item() { return (int)((uint)group_index() * (uint)group_size() + (uint)group_item()); }

        static __device__ __forceinline__ int count_ones(uint value) { return __builtin_popcount(value); }
        static __device__ __forceinline__ int leading_zeros(uint value) { return value == 0u ? 32 : __builtin_clz(value); }
        static __device__ __forceinline__ uint mul_hi(uint a, uint b) { return (uint)((unsigned long long)a * b >> 32); }
        static __device__ __forceinline__ int to_int(float value) { return __nvvm_f2i_rn(value); }

        static __device__ __forceinline__ int as_int(float value) { return __builtin_bit_cast(int, value); }
        static __device__ __forceinline__ uint as_uint(float value) { return __builtin_bit_cast(uint, value); }
        static __device__ __forceinline__ float as_float(uint bits) { return __builtin_bit_cast(float, bits); }

        template<class T> static __device__ __forceinline__ T atomic_add(T* target, T value) { return __atomic_fetch_add(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_or(T* target, T value) { return __atomic_fetch_or(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_and(T* target, T value) { return __atomic_fetch_and(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_min(T* target, T value) { return __atomic_fetch_min(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_max(T* target, T value) { return __atomic_fetch_max(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_xchg(T* target, T value) { return __atomic_exchange_n(target, value, __ATOMIC_RELAXED); }
        template<class T> static __device__ __forceinline__ T atomic_cmpxchg(T* target, T compare, T value)
        {
            __atomic_compare_exchange_n(target, &compare, value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
            return compare;
        }

        #endif

        #define fmaf(a, b, c) FUSED_MULTIPLY_ADD(a, b, c)

        struct ColumnView
        {
            int* words;
            int stride;
        };

        static __device__ __forceinline__ int trailing_zeros(uint value) { return value == 0u ? 32 : 31 - leading_zeros(value & (0u - value)); }
        static __device__ __forceinline__ int as_int(int value) { return value; }
        static __device__ __forceinline__ int as_int(uint value) { return (int)value; }
        static __device__ __forceinline__ uint as_uint(int value) { return (uint)value; }
        static __device__ __forceinline__ float as_float(int bits) { return as_float((uint)bits); }
        template<class T> static __device__ __forceinline__ T* pointer_to(T&& value) { return &value; }

        """;
}
